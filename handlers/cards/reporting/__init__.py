"""What reporters see of what they write and have sent."""
