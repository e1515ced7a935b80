// Kabar lembar di bilah simpan: keadaan simpanan, tempelan yang ditolak, "Urungkan", sesi habis.
import { ikon, tombol, unsur } from "./unsur.js";

export class Kabar {
  constructor(form) {
    this.bilah = form.querySelector(".bilah-simpan");
    this.simpanan = form.querySelector("[data-simpan] [data-teks]");
    this.galat = unsur("div", { class: "kabar-lembar", role: "alert" });
    this.henti = unsur("div", { class: "kabar-lembar", role: "alert" });
    this.info = unsur("div", { class: "kabar-lembar", role: "status" });
    this.bisik = unsur("div", { class: "visually-hidden", role: "status" });
    this.bilah.prepend(this.henti, this.galat, this.info);
    this.bilah.append(this.bisik);
  }

  /** "Draf tersimpan 10.42", "Menyimpan…": teks yang sama tidak dibacakan dua kali. */
  sebutSimpanan(teks) {
    if (this.simpanan.textContent === teks) return;
    this.simpanan.textContent = teks;
    const gagal = teks.startsWith("Belum tersimpan");
    const lambang = ikon(gagal ? "alert-triangle" : "cloud-check", "icon-s");
    this.simpanan.parentElement.querySelector(".icon").replaceWith(lambang);
    this.simpanan.parentElement.classList.toggle("belum-tersimpan", gagal);
  }

  /** Menyimpan tidak berjalan lagi; menetap sampai orangnya mengikuti tautannya. */
  hentikan(kalimat, teks, alamat) {
    const tautan = unsur("a", { class: "btn btn-sm", href: alamat }, teks);
    this.henti.replaceChildren(unsur("div", { class: "pesan s-b" }, ikon("alert-circle"), unsur("span", {}, kalimat), tautan));
  }

  ingatkan() {
    this.henti.querySelector("a")?.focus();
  }

  /** Yang diminta tidak dilakukan, dan sebabnya. */
  tolak(kalimat) {
    this.info.replaceChildren();
    const isi = [ikon("alert-circle"), unsur("span", {}, kalimat), this.tutup(this.galat)];
    this.galat.replaceChildren(unsur("div", { class: "pesan s-b" }, ...isi));
  }

  /** Yang sudah terjadi; `urungkan` mengembalikannya. */
  beriTahu(kalimat, urungkan) {
    this.galat.replaceChildren();
    const isi = [unsur("span", {}, kalimat)];
    if (urungkan) isi.push(tombol("Urungkan", urungkan));
    this.info.replaceChildren(unsur("div", { class: "pesan s-n" }, ...isi, this.tutup(this.info)));
  }

  /** Hanya untuk pembaca layar. */
  bisikkan(kalimat) {
    this.bisik.textContent = kalimat;
  }

  tutup(wadah) {
    const sifat = { class: "btn-close ms-auto", "aria-label": "Tutup kabar" };
    return tombol("", () => wadah.replaceChildren(), sifat);
  }
}
