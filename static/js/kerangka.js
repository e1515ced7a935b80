// Perilaku kerangka di setiap halaman; tanpa skrip ini halaman tetap dapat dipakai.
import { pasangTema } from "./tombol-tema.js";
import { pasangSalin } from "./salin.js";
import { pasangLihatSandi } from "./lihat-sandi.js";
import { pasangSekali } from "./kirim-sekali.js";
import { pasangKecamatan } from "./pilih-kecamatan.js";
import { pasangPintasan } from "./pintasan.js";
import { pasangToast } from "./toast.js";
import { pasangCetak } from "./cetak.js";
import { pasangSaring } from "./saring.js";
import { pasangIsian } from "./isian.js";
import { pasangUnduh } from "./unduh.js";

pasangTema();
pasangSalin();
pasangLihatSandi();
pasangSekali();
pasangKecamatan();
pasangPintasan();
pasangToast();
pasangCetak();
pasangSaring();
pasangIsian();
pasangUnduh();
