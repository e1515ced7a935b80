"""How much is taken in."""

MB = 1_000_000
BERKAS_TERBESAR = 10 * MB
BARIS_TERBANYAK = 20_000
KOLOM_TERBANYAK = 200
JUDUL_DALAM = 30  # rows among which the headings are looked for
BENTANGAN_TERBESAR = 250 * MB  # bytes of the unpacked parts of a workbook; ours have a tenth
MEMORI_PEMBACA = 1_500 * MB  # of the process that reads a workbook
DETIK_PEMBACA = 60
SEKALIGUS = 2  # imports that are checked or applied at once
POTONG = 1000  # rows whose records are read at a time
ALASAN_TERPANJANG = 500
