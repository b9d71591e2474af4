"""The vault's own tables."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

data_key = Table(
    "data_key",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("master", String(8), nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    Index("ix_data_key_master", "master"),
)
"""One for each record: to delete the row is to erase the record, wherever there are copies of it."""

named_key = Table(
    "named_key",
    metadata,
    Column("name", String(24), primary_key=True),
    Column("master", String(8), nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
)
"""What lasts as long as the house: for buttons, invitations, codes, and the hashes of places and senders."""

fact = Table("fact", metadata, Column("name", String(24), primary_key=True), Column("value", Text, nullable=False))
"""`vault`: which one this is; `masters`: the fingerprints of what the running bot was started with, newest first;
`newest_anchor`: the newest anchor of the log of who looked, signed."""

mark = Table(
    "mark",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", String(16), nullable=False),
    Column("destroyed", Boolean, nullable=False),
    Index("ix_mark_destroyed", "destroyed", "number"),
)
"""One for each batch of keys that was made, and for each time that some were destroyed. None ever goes: the database
beside it knows the newest two, and a vault without them is an older one."""
