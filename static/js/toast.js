// .toast-bk: pesan berhasil di kanan bawah; dapat ditutup, hilang sendiri sesudah 8 detik.
const LAMA = 8000;

export function pasangToast() {
  for (const toast of document.querySelectorAll(".toast-bk")) {
    toast.querySelector("button")?.addEventListener("click", () => toast.remove());
    setTimeout(() => toast.remove(), LAMA);
  }
}
