"""`make bench`: all measurements, as Markdown tables on the terminal."""

from bench import berkas, cetak, contoh, ekspor, halaman, impor, ketukan

if __name__ == "__main__":
    halaman.main()
    print()
    contoh.main()
    print()
    berkas.main()
    print()
    ekspor.main()
    print()
    cetak.main()
    print()
    impor.main()
    print()
    ketukan.main()
