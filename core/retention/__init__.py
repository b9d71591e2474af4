"""Gone in time: what is over is erased, reporters are forgotten, and whoever asks for it is erased at once."""
