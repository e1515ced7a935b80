// Papan ketik di lembar: Enter ke sel di bawah (bukan mengirim), panah antarsel, Escape membatalkan.
// Sel arsir dan yang terkunci dilewati. Di HP, tempat baris menjadi kartu, Enter ke sel berikutnya.
const KARTU = matchMedia("(max-width: 767.98px)");

export class TombolSel {
  constructor(lembar, form) {
    this.lembar = lembar;
    this.form = form;
    this.semula = "";
    form.addEventListener("focusin", ({ target }) => this.masuk(target));
    form.addEventListener("keydown", (kejadian) => this.tekan(kejadian));
    for (const el of this.semua()) el.enterKeyHint = "next";
  }

  /**
   * Halaman yang baru dibuka langsung dapat diketik: di sel kosong pertama, atau di baris yang dituju.
   * Tidak di HP (papan ketiknya menutup separuh layar), dan tidak bila ada kabar untuk dibaca dulu.
   */
  mulai() {
    const [asal] = performance.getEntriesByType("navigation");
    const adaKabar = document.querySelector(".page-body > .pesan[role=alert]");
    if (KARTU.matches || !matchMedia("(pointer: fine)").matches || asal?.type !== "navigate" || adaKabar) return;
    const dituju = location.hash && document.getElementById(location.hash.slice(1));
    const sel = [...(dituju || this.form).querySelectorAll("[data-kolom] input:enabled")];
    (sel.find((el) => el.value === "") ?? (dituju ? sel[0] : undefined))?.focus();
  }

  masuk(el) {
    if (!el.matches("[data-kolom] input")) return;
    this.semula = el.value;
    el.select();
  }

  tekan(kejadian) {
    const el = kejadian.target;
    if (!el.matches("[data-kolom] input, [name$='-nihil'], [name$='-konfirmasi']") || kejadian.isComposing) return;
    const tuju = this.tujuan(el, kejadian);
    if (tuju === undefined) return;
    kejadian.preventDefault();
    if (tuju) {
      tuju.focus();
      tuju.scrollIntoView?.({ block: "nearest" });
    }
  }

  /** Elemen yang dituju; null: tombolnya kita makan tanpa pindah; undefined: bukan urusan kita. */
  tujuan(el, { key, shiftKey, ctrlKey, metaKey, altKey }) {
    if (key === "Enter" && (ctrlKey || metaKey)) return this.form.querySelector("[data-kirim]");
    if (ctrlKey || metaKey || altKey) return undefined;
    if (key === "Enter") return this.enter(el, shiftKey ? -1 : 1);
    if (key === "Escape") return this.batal(el);
    if (key === "ArrowDown") return this.sekolom(el, 1);
    if (key === "ArrowUp") return this.sekolom(el, -1);
    if (key === "ArrowRight" && !shiftKey && diUjung(el, true)) return this.sebaris(el, 1);
    if (key === "ArrowLeft" && !shiftKey && diUjung(el, false)) return this.sebaris(el, -1);
    return undefined;
  }

  enter(el, arah) {
    if (el.name.endsWith("-konfirmasi")) return null;
    if (KARTU.matches) {
      const deret = this.semua();
      return deret[deret.indexOf(el) + arah] ?? null;
    }
    return this.sekolom(el, arah) ?? this.kolomSebelah(el, arah);
  }

  /** Kembali ke isi sebelum disunting. */
  batal(el) {
    if (el.type === "checkbox" || el.value === this.semula) return undefined;
    el.value = this.semula;
    el.dispatchEvent(new Event("input", { bubbles: true }));
    el.select();
    return null;
  }

  /** Semua sel yang dapat diisi, menurut urutan di halaman. */
  semua() {
    return [...this.form.querySelectorAll("[data-kolom] input:enabled")];
  }

  /** Satu deret tegak: kolom pokok, nihil, atau semua kolom sendiri sebagai satu deret. */
  deret(macam) {
    if (macam === "nihil") return [...this.form.querySelectorAll("[name$='-nihil']:enabled")];
    if (macam === "sendiri") return [...this.form.querySelectorAll("div.sel input:enabled")];
    return [...this.form.querySelectorAll(`td[data-kolom="${macam}"] input:enabled`)];
  }

  macam(el) {
    if (el.name.endsWith("-nihil")) return "nihil";
    return el.closest("td[data-kolom]")?.dataset.kolom ?? "sendiri";
  }

  sekolom(el, arah) {
    if (el.name.endsWith("-konfirmasi")) return undefined;
    const deret = this.deret(this.macam(el));
    return deret[deret.indexOf(el) + arah] ?? null;
  }

  /** Dari ujung kolom ke awal kolom berikutnya: lembar dapat diisi dengan angka dan Enter saja. */
  kolomSebelah(el, arah) {
    const urut = [...new Set([...this.form.querySelectorAll("tfoot [data-jumlah]")].map((td) => td.dataset.jumlah)), "sendiri"];
    for (let n = urut.indexOf(this.macam(el)) + arah; n in urut; n += arah) {
      const deret = this.deret(urut[n]);
      if (deret.length) return arah > 0 ? deret[0] : deret.at(-1);
    }
    return null;
  }

  sebaris(el, arah) {
    const baris = el.closest("tr");
    const deret = [...baris.querySelectorAll("[data-kolom] input:enabled, [name$='-nihil']:enabled")];
    return deret[deret.indexOf(el) + arah] ?? null;
  }
}

/** Kursor di ujung teks, atau seluruh isinya terpilih seperti saat baru tiba. */
function diUjung(el, kanan) {
  if (el.type === "checkbox") return true;
  const { selectionStart: awal, selectionEnd: akhir, value } = el;
  if (awal === 0 && akhir === value.length) return true;
  return awal === akhir && awal === (kanan ? value.length : 0);
}
