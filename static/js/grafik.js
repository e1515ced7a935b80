// canvas[data-grafik=id]: grafik batang bertumpuk dari json_script ber-id itu.
// Data: { label: [...], seri: [{ nama, nilai: [...], warna: "--bkb" }], datar: true }; dengan
// jajar: true batang tiap seri bersebelahan, tidak bertumpuk.
// arsir: [true, …] memberi latar pada label itu (tahun lokus); labelnya sendiri yang menyebutnya.
// Warna dari variabel CSS, jadi grafik digambar ulang saat tema berganti.
const grafik = [];

function warna(nama) {
  return getComputedStyle(document.documentElement).getPropertyValue(nama).trim();
}

function himpunan(seri, datar) {
  return seri.map((s) => ({
    label: s.nama,
    data: s.nilai,
    backgroundColor: warna(s.warna),
    borderColor: warna("--tblr-bg-surface"),
    borderWidth: datar ? { right: 1 } : { top: 1 },
    barPercentage: 0.78,
    categoryPercentage: 0.9,
    borderSkipped: false,
  }));
}

function sumbu(jajar, untukNilai) {
  return {
    stacked: !jajar,
    beginAtZero: true,
    grid: { display: untukNilai, color: warna("--tblr-border-color"), drawTicks: false },
    border: { display: false },
    ticks: { padding: 6, autoSkip: untukNilai, precision: 0, maxRotation: 0 },
  };
}

// Latar di belakang label yang diarsir, selebar tempatnya pada sumbu.
function latarArsir(arsir) {
  return {
    id: "arsir",
    beforeDatasetsDraw({ ctx, chartArea, scales }) {
      const lebar = chartArea.width / arsir.length;
      ctx.save();
      ctx.globalAlpha = 0.22;
      ctx.fillStyle = warna("--emas");
      arsir.forEach((ya, i) => {
        const tengah = scales.x.getPixelForValue(i);
        if (ya) ctx.fillRect(tengah - lebar / 2, chartArea.top, lebar, chartArea.height);
      });
      ctx.restore();
    },
  };
}

function gambarSatu(kanvas) {
  const data = JSON.parse(document.getElementById(kanvas.dataset.grafik).textContent);
  const datar = Boolean(data.datar);
  return new Chart(kanvas, {
    type: "bar",
    data: { labels: data.label, datasets: himpunan(data.seri, datar) },
    plugins: data.arsir ? [latarArsir(data.arsir)] : [],
    options: {
      indexAxis: datar ? "y" : "x",
      scales: { x: sumbu(data.jajar, datar), y: sumbu(data.jajar, !datar) },
      interaction: { mode: "index", intersect: false, axis: datar ? "y" : "x" },
      plugins: { legend: { display: false } },
    },
  });
}

function gambar() {
  grafik.splice(0).forEach((g) => g.destroy());
  Object.assign(Chart.defaults, {
    color: warna("--tblr-secondary"),
    animation: false,
    locale: "id-ID",
    maintainAspectRatio: false,
  });
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 12;
  for (const kanvas of document.querySelectorAll("canvas[data-grafik]")) {
    grafik.push(gambarSatu(kanvas));
  }
}

gambar();
document.addEventListener("tema", gambar);
