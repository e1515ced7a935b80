"""`make bench`: all measurements, as Markdown tables on the terminal."""

from bench.halaman import main

if __name__ == "__main__":
    main()
