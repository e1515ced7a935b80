// Schematic map over Leaflet, without tiles. The table twin in the same fragment is its data:
// class, text and link of each village, so that map and table cannot differ. Colours are CSS
// classes, so that the theme changes without drawing again.
/* global L */

const SISI = 4; // px between the map's edge and the district
const ZOOM_AWAL = 9; // any view will do until the container has a size
const ZOOM_LEBIH = 4; // levels beyond the whole district
const SNAP = 0.05; // levels: lets the district fill the container
const ARAH = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const MIRING = 1.2; // tangent of the angle up to which a neighbour still lies "that way"
const JENIS = { desa: "Desa", kelurahan: "Kelurahan" };
const ARSIR = {
  arsir: { besar: 6, pita: ["arsir-a", "arsir-b"], lebar: 2 },
  "p-baru": { besar: 7, pita: ["baru-a", "baru-b"], lebar: 1.75 },
};

function svg(nama, sifat, ...anak) {
  const unsur = document.createElementNS("http://www.w3.org/2000/svg", nama);
  for (const [kunci, nilai] of Object.entries(sifat)) unsur.setAttribute(kunci, nilai);
  unsur.append(...anak);
  return unsur;
}

/** The hatchings that the style sheet names by id; once per page, their colours are CSS too. */
function pasangArsir() {
  if (document.getElementById("arsir")) return;
  const pola = Object.entries(ARSIR).map(([id, { besar, pita, lebar }]) =>
    svg(
      "pattern",
      { id, width: besar, height: besar, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
      svg("rect", { class: pita[0], width: besar, height: besar }),
      svg("rect", { class: pita[1], width: lebar, height: besar }),
    ),
  );
  document.body.append(
    svg("svg", { width: 0, height: 0, class: "position-absolute", "aria-hidden": "true" }, svg("defs", {}, ...pola)),
  );
}

/** The table twin as Map: village code → { tautan (or undefined), nilai: { layer: [class, text] } }. */
function bacaTabel(tabel) {
  const lapisan = [...tabel.querySelectorAll("th[data-lapisan]")].map((th) => th.dataset.lapisan);
  const baris = [...tabel.querySelectorAll("tr[data-desa]")].map((tr) => {
    const sel = [...tr.querySelectorAll("td[data-kelas]")];
    const nilai = Object.fromEntries(sel.map((td, i) => [lapisan[i], [td.dataset.kelas, td.textContent]]));
    return [tr.dataset.desa, { tautan: tr.querySelector("a")?.href, nilai }];
  });
  return { lapisan, desa: new Map(baris) };
}

async function muat(alamat) {
  const jawaban = await fetch(alamat);
  if (!jawaban.ok) throw new Error(`${alamat}: ${jawaban.status}`);
  return jawaban.json();
}

function buatPeta(wadah, mini) {
  const tenang = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const peta = L.map(wadah, {
    attributionControl: false,
    zoomControl: false,
    scrollWheelZoom: false,
    doubleClickZoom: false,
    boxZoom: false,
    keyboard: false, // the arrows go from village to village
    dragging: false, // else a finger on the map could not scroll the page
    zoomAnimation: !tenang,
    zoomSnap: SNAP,
    zoomDelta: 0.5,
  });
  if (!mini) L.control.zoom({ position: "topright", zoomInTitle: "Perbesar", zoomOutTitle: "Perkecil" }).addTo(peta);
  return peta;
}

/** Fit the district whenever the container gets another size (also when its tab is opened). */
function jagaUkuran(peta, wadah, batas) {
  let utuh = 0;
  const pas = () => peta.fitBounds(batas, { padding: [SISI, SISI], animate: false });
  peta.on("zoomend", () => {
    const besar = peta.getZoom() > utuh + SNAP / 2;
    peta.dragging[besar ? "enable" : "disable"]();
    if (!besar && utuh) peta.panTo(batas.getCenter(), { animate: false });
  });
  new ResizeObserver(() => {
    if (!wadah.clientWidth || !wadah.clientHeight) return;
    peta.invalidateSize(false);
    peta.setMinZoom(0).setMaxZoom(Infinity);
    utuh = Infinity; // no panning while it is being fitted
    pas();
    utuh = peta.getZoom();
    peta.setMinZoom(utuh).setMaxZoom(utuh + ZOOM_LEBIH);
  }).observe(wadah);
}

/** The villages of the table as cells of their own, the others grey and out of reach. */
function gambarDesa(peta, geojson, dipakai, tabel) {
  const ada = (fitur) => tabel.desa.has(fitur.properties.kode);
  L.geoJSON(geojson, {
    interactive: false,
    filter: (fitur) => dipakai(fitur.properties.kecamatan) && !ada(fitur),
    style: () => ({ className: "sel luar" }),
  }).addTo(peta);
  return L.geoJSON(geojson, {
    filter: (fitur) => dipakai(fitur.properties.kecamatan) && ada(fitur),
    style: () => ({ className: "sel" }),
  }).addTo(peta);
}

function gambarKecamatan(peta, geojson, dipakai, berlabel) {
  const garis = L.geoJSON(geojson, {
    interactive: false,
    filter: (fitur) => dipakai(fitur.properties.kode),
    style: () => ({ className: "kec" }),
  }).addTo(peta);
  if (berlabel) garis.eachLayer((l) => pasangLabel(peta, [...l.feature.properties.label].reverse(), l.feature.properties.nama));
  return garis;
}

function pasangLabel(peta, titik, nama) {
  const label = L.tooltip({ permanent: true, direction: "center", className: "lbl", interactive: false });
  label.setLatLng(titik).setContent(document.createTextNode(nama)).addTo(peta);
  label.getElement().setAttribute("aria-hidden", "true"); // each village says its kecamatan itself
}

function isiKeterangan(sifat, kecamatan, teks) {
  const isi = document.createElement("div");
  const nama = document.createElement("strong");
  nama.textContent = sifat.nama;
  isi.append(nama, document.createElement("br"), kecamatan, document.createElement("br"), teks);
  return isi;
}

/** The nearest village in a direction; those straight ahead before those aside. */
function tetangga(dari, [ax, ay], semua) {
  const asal = dari.getBounds().getCenter();
  const calon = semua
    .filter((l) => l !== dari)
    .map((l) => {
      const pusat = l.getBounds().getCenter();
      const dx = pusat.lng - asal.lng;
      const dy = asal.lat - pusat.lat;
      return { l, maju: dx * ax + dy * ay, serong: Math.abs(dx * ay - dy * ax) };
    })
    .filter((c) => c.maju > 0);
  const lurus = calon.filter((c) => c.serong <= c.maju * MIRING);
  const pilihan = (lurus.length ? lurus : calon).sort((a, b) => a.maju + 2 * a.serong - b.maju - 2 * b.serong);
  return pilihan[0]?.l;
}

/** One village is in the Tab order; arrows, Home and End move on, Enter opens the page. */
function pasangPapanTombol(peta, semua, awal, buka) {
  const cincin = ["fokus-halo", "fokus"].map((className) =>
    L.polygon([], { className, interactive: false, fill: false }).addTo(peta),
  );
  const tandai = (bentuk) => cincin.forEach((c) => c.setLatLngs(bentuk).bringToFront());
  let giliran = awal;
  const pindah = (l) => {
    if (!l) return;
    giliran.getElement().tabIndex = -1;
    giliran = l;
    l.getElement().tabIndex = 0;
    if (!peta.getBounds().contains(l.getBounds())) peta.panTo(l.getBounds().getCenter(), { animate: false });
    l.getElement().focus({ preventScroll: true });
  };
  semua.forEach((l) => {
    const unsur = l.getElement();
    unsur.tabIndex = l === awal ? 0 : -1;
    unsur.addEventListener("focus", () => unsur.matches(":focus-visible") && tandai(l.getLatLngs()));
    unsur.addEventListener("blur", () => tandai([]));
    unsur.addEventListener("keydown", (e) => {
      if (e.key === "Enter") buka(l, e);
      else if (e.key in ARAH) pindah(tetangga(l, ARAH[e.key], semua));
      else if (e.key === "Home") pindah(semua[0]);
      else if (e.key === "End") pindah(semua.at(-1));
      else return;
      e.preventDefault();
    });
  });
}

function buka(alamat, peristiwa) {
  if (!alamat) return;
  if (peristiwa.ctrlKey || peristiwa.metaKey) window.open(alamat, "_blank", "noopener");
  else window.location.assign(alamat);
}

/** Colours, texts and legend of one layer. */
function warnai(bagian, semua, tabel, namaKecamatan, kode) {
  semua.forEach((l) => {
    const { kode: desa, nama, jenis, kecamatan } = l.feature.properties;
    const [kelas, teks] = tabel.desa.get(desa).nilai[kode];
    const unsur = l.getElement();
    if (l.kelas) unsur.classList.remove(...l.kelas.split(" "));
    unsur.classList.add(...kelas.split(" ")); // "k3 rendah": its class, and a mark
    if (kelas.includes(" ")) l.bringToFront(); // else its neighbours cover half of the mark
    Object.assign(l, { kelas, teks });
    unsur.setAttribute("aria-label", `${JENIS[jenis]} ${nama}, Kecamatan ${namaKecamatan.get(kecamatan)}: ${teks}`);
  });
  bagian.querySelectorAll("[data-legenda]").forEach((unsur) => {
    unsur.hidden = unsur.dataset.legenda !== kode;
  });
}

function pasangPilihan(bagian, terapkan) {
  const kotak = bagian.querySelector("[data-peta-lapisan]");
  if (!kotak) return;
  const pilihan = kotak.querySelector("select");
  kotak.hidden = false;
  pilihan.addEventListener("change", () => terapkan(pilihan.value));
  terapkan(pilihan.value); // a page that is gone back to keeps its choice
}

function gambar(bagian, wadah, geoDesa, geoKecamatan) {
  const tabel = bacaTabel(bagian.querySelector("[data-peta-tabel] table"));
  const { kecamatan, pilih } = bagian.dataset;
  const namaKecamatan = new Map(geoKecamatan.features.map((f) => [f.properties.kode, f.properties.nama]));
  const dipakai = (kode) => !kecamatan || kode === kecamatan;

  pasangArsir();
  const peta = buatPeta(wadah, wadah.classList.contains("mini"));
  peta.setView([0, 0], ZOOM_AWAL); // elements exist only once there is a view
  const desa = gambarDesa(peta, geoDesa, dipakai, tabel);
  const garis = gambarKecamatan(peta, geoKecamatan, dipakai, !kecamatan);
  const batas = garis.getBounds();
  if (!batas.isValid()) throw new Error(`kecamatan ${kecamatan} tidak ada pada peta`);
  const semua = desa.getLayers();
  const terpilih = semua.find((l) => l.feature.properties.kode === pilih);
  const bukaDesa = (l, e) => buka(tabel.desa.get(l.feature.properties.kode).tautan, e);

  semua.forEach((l) => {
    const sifat = l.feature.properties;
    l.getElement().setAttribute("role", tabel.desa.get(sifat.kode).tautan ? "link" : "img");
    l.bindTooltip(() => isiKeterangan(sifat, namaKecamatan.get(sifat.kecamatan), l.teks), {
      sticky: true,
      className: "info",
      direction: "top",
    });
    l.on("click", (e) => bukaDesa(l, e.originalEvent));
  });
  const terapkan = (kode) => {
    warnai(bagian, semua, tabel, namaKecamatan, kode);
    garis.bringToFront();
  };
  terapkan(tabel.lapisan[0]);
  pasangPilihan(bagian, terapkan);
  if (terpilih) {
    terpilih.bringToFront().getElement().classList.add("pilih");
    terpilih.getElement().setAttribute("aria-current", "location");
    pasangLabel(peta, terpilih.getBounds().getCenter(), terpilih.feature.properties.nama);
  }
  sebutYangHilang(bagian, geoDesa, tabel);
  if (semua.length) pasangPapanTombol(peta, semua, terpilih ?? semua[0], bukaDesa);
  jagaUkuran(peta, wadah, batas);
}

/** Villages newer than the map stand in the table only; that is said, not hidden. */
function sebutYangHilang(bagian, geojson, tabel) {
  const ada = new Set(geojson.features.map((f) => f.properties.kode));
  const hilang = [...tabel.desa.keys()].filter((kode) => !ada.has(kode)).length;
  const unsur = bagian.querySelector("[data-peta-hilang]");
  unsur.hidden = !hilang;
  unsur.textContent = `${hilang} desa belum ada pada peta ini; isinya ada pada tabel.`;
}

async function mulai(bagian) {
  const wadah = bagian.querySelector("[data-peta-gambar]");
  bagian.dataset.peta = "mulai";
  try {
    const [desa, kecamatan] = await Promise.all([bagian.dataset.urlDesa, bagian.dataset.urlKecamatan].map(muat));
    gambar(bagian, wadah, desa, kecamatan);
    wadah.dataset.siap = "1";
  } catch (galat) {
    wadah.textContent = "Peta tidak dapat dimuat. Isinya ada pada tabel di bawah.";
    bagian.querySelector("[data-peta-tabel]").open = true;
    console.warn(galat);
  }
}

document.querySelectorAll('[data-peta=""]').forEach(mulai);
