"""The table of tests/test_akses.py: route | answers to GET | answers to an empty POST.

Columns: A anonymous, P pimpinan, O operator, D administrator, B officer of the village, L officer
of another village, U officer whose assignment ended yesterday, K coordinator of the kecamatan.
One answer alone holds for all. A route that serves several kinds of record has more rows: what
stands after "@" names the record that the stage puts there.
"""

TABEL = """
#                                  A     P     O     D     B     L     U     K     | A     P     O     D     B     L     U     K
# akun
account_change_password          | masuk 200   200   200   200   200   200   200   | masuk 200   200   200   200   200   200   200
account_inactive                 | 200                                             | 405
account_login                    | 200   alih  alih  alih  alih  alih  alih  alih  | 200   alih  alih  alih  alih  alih  alih  alih
account_logout                   | masuk 200   200   200   200   200   200   200   | masuk
account_reauthenticate           | masuk 200   200   200   200   200   200   200   | masuk 200   200   200   200   200   200   200

# dasbor
dasbor:bantuan                   | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
dasbor:beranda                   | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
dasbor:cari                      | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
dasbor:cetak                     | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
dasbor:dasbor                    | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
dasbor:riwayat                   | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
dasbor:sehat                     | 200                                             | 405
dasbor:tugas                     | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
dasbor:unduh                     | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405

# kegiatan
kegiatan:batalkan                | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
kegiatan:cetak                   | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
kegiatan:daftar                  | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
kegiatan:detail                  | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
kegiatan:forum_batalkan          | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
kegiatan:forum_daftar            | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
kegiatan:forum_detail            | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
kegiatan:forum_pulihkan          | masuk 405   405   405   405   405   405   405   | masuk 403   alih  alih  403   403   403   403
kegiatan:forum_tambah            | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
kegiatan:forum_ubah              | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
kegiatan:forum_unduh             | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
kegiatan:komitmen_batalkan       | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
kegiatan:komitmen_daftar         | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
kegiatan:komitmen_detail         | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
kegiatan:komitmen_pulihkan       | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  403   404   404   403
kegiatan:komitmen_tambah         | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
kegiatan:komitmen_ubah           | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
kegiatan:komitmen_unduh          | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
kegiatan:laporan                 | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
kegiatan:laporan_cetak           | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
kegiatan:laporan_unduh           | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
kegiatan:mitra_batalkan          | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
kegiatan:mitra_daftar            | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
kegiatan:mitra_detail            | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
kegiatan:mitra_pulihkan          | masuk 405   405   405   405   405   405   405   | masuk 403   alih  alih  403   403   403   403
kegiatan:mitra_tambah            | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
kegiatan:mitra_ubah              | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
kegiatan:mitra_unduh             | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
kegiatan:pulihkan                | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  alih  404   404   alih
kegiatan:tambah                  | masuk 403   200   200   200   200   200   200   | masuk 403   200   200   200   200   200   200
kegiatan:tindak_batalkan         | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
kegiatan:tindak_pulihkan         | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  alih  404   404   alih
kegiatan:tindak_tambah           | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
kegiatan:tindak_ubah             | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
kegiatan:ubah                    | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
kegiatan:unduh                   | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405

# impor
impor:batalkan                   | masuk 403   alih  alih  403   403   403   403   | masuk 403   alih  alih  403   403   403   403
impor:bertanda                   | masuk 403   404   404   403   403   403   403   | masuk 405   405   405   405   405   405   405
impor:buang                      | masuk 405   405   405   405   405   405   405   | masuk 403   alih  alih  403   403   403   403
impor:cocokkan                   | masuk 405   405   405   405   405   405   405   | masuk 403   alih  alih  403   403   403   403
impor:detail                     | masuk 403   200   200   403   403   403   403   | masuk 405   405   405   405   405   405   405
impor:mulai                      | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
impor:riwayat                    | masuk 403   200   200   403   403   403   403   | masuk 405   405   405   405   405   405   405
impor:templat                    | masuk 403   200   200   403   403   403   403   | masuk 405   405   405   405   405   405   405
impor:terapkan                   | masuk 405   405   405   405   405   405   405   | masuk 403   alih  alih  403   403   403   403

# kelompok
kelompok:akhiri                  | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
kelompok:aktifkan                | masuk 403   alih  alih  403   404   404   403   | masuk 403   alih  alih  403   404   404   403
kelompok:anggota                 | masuk 403   200   200   403   403   403   403   | masuk 405   405   405   405   405   405   405
kelompok:anggota_akhiri          | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
kelompok:anggota_batalkan        | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
kelompok:anggota_tambah          | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
kelompok:anggota_ubah            | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
kelompok:anggota_unduh           | masuk 403   200   200   403   403   403   403   | masuk 405   405   405   405   405   405   405
kelompok:bagian_pulihkan         | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  alih  404   404   alih
kelompok:batalkan                | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
kelompok:cetak                   | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
kelompok:daftar                  | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
kelompok:detail                  | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
kelompok:kartu_cetak             | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
kelompok:penilaian_batalkan      | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
kelompok:penilaian_tambah        | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
kelompok:penilaian_ubah          | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
kelompok:periksa                 | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  403   404   404   403
kelompok:pindah                  | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
kelompok:pulihkan                | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  403   404   404   403
kelompok:sk_batalkan             | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
kelompok:sk_tambah               | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
kelompok:tambah                  | masuk 403   200   200   200   200   200   200   | masuk 403   200   200   200   200   200   200
kelompok:ubah                    | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
kelompok:unduh                   | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
kelompok:usulan_ajukan           | masuk 403   403   403   200   404   404   200   | masuk 403   403   403   200   404   404   200
kelompok:usulan_daftar           | masuk 403   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
kelompok:usulan_putus            | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403

# laporan
laporan:batalkan                 | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
laporan:bkkbn                    | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
laporan:buka                     | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
laporan:daftar                   | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
laporan:daftar_unduh             | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
laporan:dal13                    | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
laporan:dal13_cetak              | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
laporan:dal13_kecamatan_cetak    | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
laporan:detail                   | masuk 200   200   200   200   404   404   200   | masuk 403   400   400   400   404   404   400
laporan:kembalikan               | masuk 403   200   200   403   404   404   200   | masuk 403   200   200   403   404   404   200
laporan:lembar                   | masuk 403   200   200   200   200   200   200   | masuk 403   400   400   400   400   400   400
laporan:lembar_buka              | masuk 403   alih  alih  alih  alih  alih  alih  | masuk 405   405   405   405   405   405   405
laporan:lembar_cetak             | masuk 403   alih  alih  200   alih  alih  200   | masuk 405   405   405   405   405   405   405
laporan:lembar_kosong_cetak      | masuk 403   alih  alih  200   alih  alih  200   | masuk 405   405   405   405   405   405   405
laporan:papan                    | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
laporan:pertemuan_pulihkan       | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  alih  404   404   alih
laporan:pulihkan                 | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  403   404   404   403
laporan:rekap                    | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
laporan:rekap_unduh              | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
laporan:siga_unduh               | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
laporan:tarik                    | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  alih  404   404   alih
laporan:unduh                    | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
laporan:verifikasi               | masuk 403   200   200   403   403   403   200   | masuk 403   alih  alih  403   403   403   alih
laporan:verifikasi_satu          | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  403   404   404   alih
laporan:verifikasi_unduh         | masuk 403   200   200   403   403   403   200   | masuk 405   405   405   405   405   405   405

# berkas
berkas:batalkan                  | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
berkas:kecil                     | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
berkas:pulihkan                  | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  403   404   404   403
berkas:tambah                    | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
berkas:ubah                      | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
berkas:unduh                     | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
berkas:batalkan@kegiatan         | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
berkas:kecil@kegiatan            | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
berkas:pulihkan@kegiatan         | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  alih  404   404   alih
berkas:tambah@kegiatan           | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
berkas:ubah@kegiatan             | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
berkas:unduh@kegiatan            | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
berkas:batalkan@komitmen         | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
berkas:kecil@komitmen            | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
berkas:pulihkan@komitmen         | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  alih  404   404   alih
berkas:tambah@komitmen           | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
berkas:ubah@komitmen             | masuk 403   200   200   200   404   404   200   | masuk 403   200   200   200   404   404   200
berkas:unduh@komitmen            | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405

# dana
dana:batalkan                    | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
dana:cetak                       | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
dana:daftar                      | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
dana:detail                      | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
dana:lembar                      | masuk 403   200   200   403   403   403   403   | masuk 403   400   400   403   403   403   403
dana:pulihkan                    | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  403   404   404   403
dana:rincian                     | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
dana:rincian_unduh               | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
dana:tambah                      | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
dana:ubah                        | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
dana:unduh                       | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405

# penghargaan
penghargaan:batalkan             | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
penghargaan:cetak                | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
penghargaan:daftar               | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
penghargaan:detail               | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
penghargaan:pulihkan             | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  403   404   404   403
penghargaan:tambah               | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
penghargaan:ubah                 | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
penghargaan:unduh                | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405

# petugas
petugas:akhiri                   | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
petugas:batalkan                 | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
petugas:daftar                   | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
petugas:detail                   | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
petugas:imp_akhiri               | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
petugas:imp_batalkan             | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
petugas:imp_daftar               | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
petugas:imp_pulihkan             | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  403   404   404   403
petugas:imp_tambah               | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
petugas:imp_ubah                 | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
petugas:imp_unduh                | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
petugas:jabatan_batalkan         | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
petugas:jabatan_pulihkan         | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  403   404   404   403
petugas:jabatan_tambah           | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
petugas:jabatan_ubah             | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
petugas:koordinator_akhiri       | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
petugas:koordinator_batalkan     | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
petugas:koordinator_pulihkan     | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  403   404   404   403
petugas:koordinator_tambah       | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
petugas:koordinator_ubah         | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
petugas:mendatang                | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
petugas:mendatang_unduh          | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
petugas:penugasan_akhiri         | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
petugas:penugasan_batalkan       | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
petugas:penugasan_pulihkan       | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  403   404   404   403
petugas:penugasan_ubah           | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
petugas:pulihkan                 | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  403   404   404   403
petugas:serah_terima             | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
petugas:tambah                   | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
petugas:tanpa                    | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
petugas:tanpa_unduh              | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
petugas:tugaskan                 | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
petugas:ubah                     | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
petugas:unduh                    | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405

# sk
sk:batalkan                      | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
sk:daftar                        | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
sk:detail                        | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
sk:pulihkan                      | masuk 405   405   405   405   404   404   405   | masuk 403   alih  alih  403   404   404   403
sk:tambah                        | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
sk:tanpa                         | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
sk:tanpa_unduh                   | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
sk:tautkan                       | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
sk:ubah                          | masuk 403   200   200   403   404   404   403   | masuk 403   200   200   403   404   404   403
sk:unduh                         | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405

# stunting
stunting:cakupan                 | masuk 403   200   200   403   403   403   403   | masuk 403   400   400   403   403   403   403
stunting:data                    | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
stunting:data_desa               | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
stunting:data_unduh              | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
stunting:kertas                  | masuk 200   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
stunting:kertas_batalkan         | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
stunting:kertas_bekukan          | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
stunting:kertas_cetak            | masuk 200   200   200   403   403   403   403   | masuk 405   405   405   405   405   405   405
stunting:kertas_daftar           | masuk 200   200   200   403   403   403   403   | masuk 405   405   405   405   405   405   405
stunting:kertas_desa             | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
stunting:kertas_pulihkan         | masuk 405   405   405   405   405   405   405   | masuk 403   alih  alih  403   403   403   403
stunting:kertas_tambah           | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
stunting:kertas_unduh            | masuk 200   200   200   403   403   403   403   | masuk 405   405   405   405   405   405   405
stunting:keluarga                | masuk 403   200   200   403   403   403   403   | masuk 403   400   400   403   403   403   403
stunting:lokus_banding           | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
stunting:lokus_banding_unduh     | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
stunting:lokus_batalkan          | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
stunting:lokus_daftar            | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
stunting:lokus_desa              | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
stunting:lokus_desa_batalkan     | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
stunting:lokus_desa_pulihkan     | masuk 405   405   405   405   405   405   405   | masuk 403   alih  alih  403   403   403   403
stunting:lokus_desa_tambah       | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
stunting:lokus_pulihkan          | masuk 405   405   405   405   405   405   405   | masuk 403   alih  alih  403   403   403   403
stunting:lokus_cetak             | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
stunting:lokus_tahun             | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
stunting:lokus_tambah            | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
stunting:lokus_tetapkan          | masuk 403   alih  alih  403   403   403   403   | masuk 403   alih  alih  403   403   403   403
stunting:lokus_ubah              | masuk 403   200   200   403   403   403   403   | masuk 403   200   200   403   403   403   403
stunting:lokus_unduh             | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
stunting:penimbangan             | masuk 403   200   200   403   403   403   403   | masuk 403   400   400   403   403   403   403

# wilayah
wilayah:batas                    | masuk 403   403   200   403   403   403   403   | masuk 403   403   200   403   403   403   403
wilayah:batas_detail             | masuk 403   403   200   403   403   403   403   | masuk 405   405   405   405   405   405   405
wilayah:batas_pakai              | masuk 405   405   405   405   405   405   405   | masuk 403   403   alih  403   403   403   403
wilayah:batas_skematis           | masuk 405   405   405   405   405   405   405   | masuk 403   403   alih  403   403   403   403
wilayah:bidang                   | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
wilayah:daftar                   | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
wilayah:desa                     | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
wilayah:desa_cetak               | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
wilayah:kecamatan                | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
wilayah:kecamatan_cetak          | masuk 200   200   200   200   404   404   200   | masuk 405   405   405   405   404   404   405
wilayah:unduh                    | masuk 200   200   200   200   200   200   200   | masuk 405   405   405   405   405   405   405
"""
