"""Whatever people press and Telegram hands out: nothing breaks, and nobody gets what is not theirs."""
