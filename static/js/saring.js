// Sesudah tombol Kembali, peramban mengisi lagi saringan dengan pilihan yang terakhir, padahal
// daftarnya milik alamat yang lama. Kolom saringan mengikuti alamatnya.
export function pasangSaring() {
  addEventListener("pageshow", (kejadian) => {
    const [asal] = performance.getEntriesByType("navigation");
    if (kejadian.persisted || asal?.type === "back_forward") {
      for (const form of document.querySelectorAll('main form[method="get"]')) {
        form.reset();
      }
    }
  });
}
