// 用摄像头扫会员码和券码；浏览器不会扫时这一块不出现，照样能输。
const place = document.querySelector("[data-camera]");
const field = document.querySelector("[data-scanned]");
const EVERY = 250; // milliseconds between two looks

async function begin() {
  const reader = new BarcodeDetector({ formats: ["qr_code"] });
  const picture = place.querySelector("video");
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  } catch {
    place.querySelector("[role=status]").textContent = place.dataset.blocked;
    return;
  }
  picture.srcObject = stream;
  picture.parentElement.hidden = false;
  await picture.play();
  const looking = setInterval(async () => {
    const [found] = await reader.detect(picture).catch(() => []);
    if (!found) return;
    clearInterval(looking);
    stream.getTracks().forEach((track) => track.stop());
    field.value = found.rawValue;
    field.form.requestSubmit();
  }, EVERY);
}

if (place && field && "BarcodeDetector" in window && navigator.mediaDevices) {
  place.hidden = false;
  place.querySelector("button").addEventListener("click", begin);
}
