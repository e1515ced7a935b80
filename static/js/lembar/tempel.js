// Blok sel yang disalin dari Excel: teks dengan tab dan akhir baris.

/** Isi papan klip → baris berisi sel. Sel berkutip boleh memuat tab, akhir baris, dan "". */
export function bacaBlok(teks) {
  const baris = [[]];
  const rapi = teks.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const sel = /"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*)/y;
  for (;;) {
    const [, berkutip, polos] = sel.exec(rapi);
    baris.at(-1).push(angkaTempelan(berkutip === undefined ? polos : berkutip.replaceAll('""', '"')));
    const batas = rapi[sel.lastIndex];
    if (batas === undefined) return baris;
    if (batas === "\n") baris.push([]);
    sel.lastIndex += 1;
  }
}

/** Sel Excel seperti diketik di lembar: 1.234 → 1234, 41,0 → 41, Rp 1.500.000 → 1500000; selain itu apa adanya. */
export function angkaTempelan(teks) {
  const rapi = teks.replace(/[\s\u00a0\u202f]+/g, " ").trim();
  const [, bulat, bertitik] = /^(?:Rp\.? ?)?(?:(\d+)(?:[.,]0{1,2})?|(\d{1,3}(?:\.\d{3})+)(?:,0{1,2})?)$/i.exec(rapi) ?? [];
  return bulat ?? bertitik?.replaceAll(".", "") ?? rapi;
}

const kosong = (teks) => /^[-–—]?$/.test(teks);

/**
 * Letakkan blok mulai dari sebuah sel. `kisi` baris lembar mulai dari baris sel itu, tiap baris berisi
 * sel atau null (tidak berlaku). → { ganti: [[sel, teks]] } atau { tolak: kalimat }; tidak pernah
 * separuh. Kolom tetap kolom: di atas sel yang tidak berlaku hanya boleh ada sel kosong.
 */
export function letakkan(blok, kisi) {
  while (blok.length > 1 && blok.at(-1).every((teks) => teks === "")) blok.pop();
  const lebar = Math.max(...blok.map((baris) => baris.findLastIndex((teks) => teks !== "") + 1));
  const muat = kisi[0].sel.length;
  if (lebar > muat) {
    return { tolak: `Tempelan ${lebar} kolom, padahal dari sel ini hanya ada ${muat} kolom.` };
  }
  if (blok.length > kisi.length) {
    return { tolak: `Tempelan ${blok.length} baris, padahal dari sel ini hanya ada ${kisi.length} baris.` };
  }
  const ganti = [];
  for (const [n, isi] of blok.entries()) {
    const { nama, sel, dapatDiisi, kata } = kisi[n];
    for (const [k, teks] of isi.entries()) {
      if (teks === "") continue;
      if (!sel[k]) {
        if (kosong(teks)) continue;
        return { tolak: `Baris ${n + 1} tempelan: kolom ${k + 1} ("${teks.slice(0, 20)}") tidak ditanyakan pada ${nama}.` };
      }
      if (teks === sel[k].kunci) continue;
      if (!dapatDiisi) {
        return { tolak: `Baris ${n + 1} tempelan jatuh pada ${nama} yang sudah ${kata.toLowerCase()}.` };
      }
      ganti.push([sel[k], teks]);
    }
  }
  return { ganti };
}
