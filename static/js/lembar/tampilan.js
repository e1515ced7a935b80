// Menggambar keadaan satu baris: sel, lencana, dan kalimat di bawahnya (_lembar_pesan.html).
import { ribuan } from "./angka.js";
import { tanda } from "./baris.js";
import { ikon, lencana, tombol, unsur } from "./unsur.js";

const LENCANA = {
  belum: ["s-x", "minus"],
  siap: ["s-t", "check"],
  nihil: ["s-n", "circle-minus"],
  periksa: ["s-l", "alert-triangle"],
  perbaiki: ["s-b", "alert-circle"],
  terkirim: ["s-t", "send"],
  dikembalikan: ["s-l", "arrow-back-up"],
  diverifikasi: ["s-t", "lock"],
};

/** Gambar `k` = { keadaan, kata, galat, peringatan, bentrok }; `pilih(kolom, server?)` memilih angka. */
export function gambar(baris, k, pilih) {
  baris.keadaan = k.keadaan;
  baris.kata = k.kata;
  gambarLencana(baris, k);
  baris.tampil.value = k.peringatan.map((p) => tanda(p.kode, p.nilai)).join(";");
  const wadah = (nama) => baris.el.querySelector(`[data-${nama}]`);
  wadah("galat").replaceChildren(
    ...Object.entries(k.galat).map(([kolom, pesan]) => lencana("s-b", "alert-circle", pesan, id(baris, kolom, "galat"))),
  );
  wadah("bentrok").replaceChildren(
    ...Object.entries(k.bentrok).map(([kolom, b]) => kotakBentrok(baris, kolom, b, pilih)),
  );
  gambarPeringatan(baris, wadah("peringatan"), k.peringatan);
  for (const sel of baris.sel) gambarSel(baris, sel, k);
  const seperti = baris.el.querySelector("[data-seperti]");
  if (seperti) seperti.hidden = !baris.dapatSepertiLalu().length;
  const pesan = baris.el.querySelector("tr[data-pesan]");
  pesan.hidden = !pesan.querySelector(".st");
}

function id(baris, kolom, macam) {
  return `${macam}-${baris.pk}-${kolom}`;
}

function gambarLencana(baris, { keadaan, kata }) {
  const tempat = baris.el.querySelector("[data-keadaan]");
  if (tempat.dataset.keadaan === keadaan && tempat.textContent.trim() === kata) return;
  tempat.dataset.keadaan = keadaan;
  const [kelas, lambang] = LENCANA[keadaan];
  tempat.replaceChildren(unsur("span", { class: `st ${kelas}` }, ikon(lambang), kata));
}

function gambarSel(baris, sel, { galat, peringatan, bentrok }) {
  const salah = sel.kolom in galat;
  const terbuka = peringatan.filter((p) => p.kolom === sel.kolom && !baris.disahkan(p));
  const dijelaskan = [
    ...(salah ? [id(baris, sel.kolom, "galat")] : []),
    ...(sel.kolom in bentrok ? [id(baris, sel.kolom, "bentrok")] : []),
    ...terbuka.map((p) => id(baris, p.kode, "peringatan")),
  ];
  sel.wadah.classList.toggle("salah", salah);
  sel.wadah.classList.toggle("periksa", !salah && dijelaskan.length > 0);
  aturSifat(sel.input, "aria-invalid", salah ? "true" : "");
  aturSifat(sel.input, "aria-describedby", dijelaskan.join(" "));
}

function aturSifat(el, nama, nilai) {
  if (nilai) el.setAttribute(nama, nilai);
  else el.removeAttribute(nama);
}

/** Peringatan yang sama (kode dan angkanya) tetap memakai kotak centangnya; yang baru, kosong. */
function gambarPeringatan(baris, wadah, peringatan) {
  if (!baris.disetujui) {
    wadah.replaceChildren(
      ...peringatan.map((p) => lencana("s-l", "alert-triangle", p.pesan, id(baris, p.kode, "peringatan"))),
    );
    return;
  }
  const lama = new Map(
    [...wadah.children].map((el) => {
      const kotak = el.querySelector("input");
      return [tanda(kotak.value, kotak.dataset.nilai), el];
    }),
  );
  const baru = peringatan.map((p) => lama.get(tanda(p.kode, p.nilai)) ?? kotakPeringatan(baris, p));
  if (baru.length !== lama.size || baru.some((el, n) => el !== wadah.children[n])) wadah.replaceChildren(...baru);
  peringatan.forEach((p, n) => {
    const kotak = baru[n].querySelector("input");
    const sah = baris.sah.has(tanda(p.kode, p.nilai));
    if (sah) kotak.checked = true;
    kotak.disabled = sah;
    const kalimat = baru[n].querySelector(".st");
    kalimat.id = id(baris, p.kode, "peringatan");
    kalimat.classList.toggle("s-l", !kotak.checked);
    kalimat.classList.toggle("s-n", kotak.checked);
  });
}

function kotakPeringatan(baris, p) {
  const kotak = unsur("input", {
    class: "form-check-input",
    type: "checkbox",
    name: baris.awal.name.replace(/awal$/, "konfirmasi"),
    value: p.kode,
    "data-nilai": p.nilai,
  });
  const label = unsur("label", { class: "centang-lembar" }, kotak, unsur("span", {}, "Angka ini benar"));
  return unsur("div", { class: "satu" }, lencana("s-l", "alert-triangle", p.pesan), label);
}

function kotakBentrok(baris, kolom, b, pilih) {
  const sebut = (kunci) => {
    if (kolom === "nihil") return kunci === "1" ? "ditandai" : "tidak ditandai";
    if (kunci.startsWith("!")) return `“${kunci.slice(1, 21)}”`;
    return kunci === "" ? "kosong" : ribuan(kunci);
  };
  const label = baris.label[kolom] ?? "Nihil";
  const isian = baris.kunci(kolom);
  const pukul = b.waktu ? ` pukul ${b.waktu}` : "";
  const lain = b.oleh ? `${b.oleh} mengisi` : "yang tersimpan";
  const kalimat = `${label}: ${lain} ${sebut(b.ada)}${pukul}; isian Anda ${sebut(isian)}.`;
  return unsur(
    "div",
    { class: "satu" },
    lencana("s-l", "users", kalimat, id(baris, kolom, "bentrok")),
    tombol(`Pakai ${sebut(b.ada)} (${b.oleh || "tersimpan"})`, () => pilih(kolom, true), { "data-pilih": "lain" }),
    tombol("Pakai angka saya", () => pilih(kolom, false), { "data-pilih": "saya" }),
  );
}

/** Baris yang tidak dapat diisi lagi: isian yang tidak sampai disebut, sampai pemiliknya membuangnya. */
export function gambarTertahan(baris, kalimat, buang) {
  const hapus = () => {
    wadah.replaceChildren();
    baris.el.querySelector("tr[data-pesan]").hidden = !baris.el.querySelector("tr[data-pesan] .st");
    buang();
  };
  const wadah = baris.el.querySelector("[data-bentrok]");
  wadah.replaceChildren(unsur("div", { class: "satu" }, lencana("s-l", "alert-triangle", kalimat), tombol("Buang isian itu", hapus)));
  baris.el.querySelector("tr[data-pesan]").hidden = false;
}
