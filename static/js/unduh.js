// [data-unduh]: tombol unduhan mengatakan bahwa berkasnya sedang disiapkan, sampai server mulai
// mengirimnya. Peramban tidak memberi tahu halaman tentang itu; kuki dari jawabannya yang memberi tahu.
const KUKI = "unduhan_selesai";
const JEDA = 300; // milidetik
const PALING_LAMA = 10 * 60 * 1000;

export function pasangUnduh() {
  for (const grup of document.querySelectorAll("[data-unduh]")) {
    const kabar = document.createElement("span");
    kabar.className = "visually-hidden";
    kabar.setAttribute("role", "status");
    grup.append(kabar);
    grup.addEventListener("click", (kejadian) => {
      const tabLain = kejadian.ctrlKey || kejadian.metaKey || kejadian.shiftKey;
      if (kejadian.target.closest("a[href]") && !tabLain) mulai(grup, kejadian);
    });
    grup.closest("form")?.addEventListener("submit", (kejadian) => mulai(grup, kejadian));
  }
  addEventListener("pageshow", () => {
    for (const grup of document.querySelectorAll("[data-unduh][aria-busy]")) akhiri(grup, "");
  });
}

function mulai(grup, kejadian) {
  if (grup.hasAttribute("aria-busy")) {
    kejadian.preventDefault();
    return;
  }
  document.cookie = `${KUKI}=; path=/; max-age=0; SameSite=Lax`;
  grup.setAttribute("aria-busy", "true");
  const putar = document.createElement("span");
  putar.className = "spinner-border spinner-border-sm me-1";
  putar.setAttribute("aria-hidden", "true");
  grup.firstElementChild.prepend(putar);
  sebut(grup, "Berkas sedang disiapkan…");
  tunggu(grup, Date.now() + PALING_LAMA);
}

function tunggu(grup, batas) {
  setTimeout(() => {
    if (!grup.hasAttribute("aria-busy")) return;
    if (document.cookie.split("; ").some((kuki) => kuki.startsWith(`${KUKI}=1`))) akhiri(grup, "Berkas siap.");
    else if (Date.now() > batas) akhiri(grup, "");
    else tunggu(grup, batas);
  }, JEDA);
}

function akhiri(grup, kabar) {
  grup.removeAttribute("aria-busy");
  grup.querySelector(".spinner-border")?.remove();
  sebut(grup, kabar);
}

function sebut(grup, kabar) {
  grup.querySelector("[role=status]").textContent = kabar;
}
