// 手写签字：画在板上，交的时候当作一张图片；没有脚本时拍照或勾“纸上签字”。
const field = document.querySelector("[data-signature]");
const place = document.querySelector("[data-pad]");

function begin() {
  const canvas = document.createElement("canvas");
  canvas.width = 640;
  canvas.height = 240;
  canvas.className = "pad";
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", place.dataset.name);
  const again = document.createElement("button");
  again.type = "button";
  again.className = "btn btn--s";
  again.textContent = place.dataset.clear;
  place.append(canvas, again);
  field.closest(".field").append(place);
  place.hidden = false;
  const pen = canvas.getContext("2d");
  const clear = () => {
    pen.fillStyle = "white";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.beginPath();
    field.value = "";
  };
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * canvas.width) / box.width, ((event.clientY - box.top) * canvas.height) / box.height];
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pen.moveTo(...at(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!event.buttons) return;
    pen.lineTo(...at(event));
    pen.stroke();
  });
  canvas.addEventListener("pointerup", () => canvas.toBlob(keep, "image/png"));
  again.addEventListener("click", clear);
  pen.lineWidth = 4;
  pen.lineCap = "round";
  clear();
}

function keep(picture) {
  const given = new DataTransfer();
  given.items.add(new File([picture], `${place.dataset.file}.png`, { type: "image/png" }));
  field.files = given.files;
  const proof = document.querySelector("[name=proof][value=signature]");
  if (proof) proof.checked = true;
}

if (field && place) begin();
