"""`make bench`: all measurements, as Markdown tables on the terminal."""

from bench import contoh, halaman, ketukan

if __name__ == "__main__":
    halaman.main()
    print()
    contoh.main()
    print()
    ketukan.main()
