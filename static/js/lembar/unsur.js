// Potongan HTML lembar: ikon, tombol, lencana. Alamat ikon diambil dari ikon yang sudah ada.
const SVG = "http://www.w3.org/2000/svg";
const alamatIkon = document.querySelector("svg.icon use")?.getAttribute("href").split("#")[0] ?? "";

/** Elemen dengan sifat dan isi; sifat bernilai false atau undefined dilewati. */
export function unsur(nama, sifat = {}, ...isi) {
  const el = document.createElement(nama);
  for (const [kunci, nilai] of Object.entries(sifat)) {
    if (nilai !== false && nilai !== undefined) el.setAttribute(kunci, nilai === true ? "" : nilai);
  }
  el.append(...isi);
  return el;
}

export function ikon(nama, kelas = "") {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `icon ${kelas}`.trim());
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `${alamatIkon}#${nama}`);
  svg.append(use);
  return svg;
}

export function tombol(teks, saatKlik, sifat = {}) {
  const el = unsur("button", { type: "button", class: "btn btn-sm", ...sifat }, teks);
  el.addEventListener("click", saatKlik);
  return el;
}

/** Kalimat pada baris: ikon dan teks, boleh berbaris banyak. */
export function lencana(kelas, namaIkon, teks, id) {
  return unsur("span", { class: `st ${kelas} text-wrap`, id }, ikon(namaIkon), unsur("span", {}, teks));
}
