// [data-bobot]: jumlah bobot ikut berubah selagi bobot diketik; yang menghitung peringkat server.
const form = document.querySelector("[data-bobot]");
const jumlah = form?.querySelector("[data-jumlah-bobot]");

function hitung() {
  const isi = [...form.querySelectorAll('input[name^="bobot_"]')].map((i) => i.value.trim());
  const sah = isi.every((v) => /^\d{1,3}$/.test(v) && Number(v) <= 100);
  jumlah.textContent = sah ? String(isi.reduce((a, v) => a + Number(v), 0)) : "–";
}

if (jumlah) {
  form.addEventListener("input", hitung);
  addEventListener("pageshow", hitung);
}
