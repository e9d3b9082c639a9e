@rem package.json begins scripts with `exec`, so that a signal sent to npm reaches the program and not only npm's shell.
@rem Windows has no `exec`; this stands in for it.
@%*
