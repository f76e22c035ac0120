"use strict";
(() => {
  let playing = null;
  let end = Infinity;
  let button = null;

  function settle() {
    end = Infinity;
    if (button) button.classList.remove("playing");
    button = null;
  }

  function watch() {
    if (!playing) return;
    if (playing.currentTime >= end) {
      playing.pause();
      playing.currentTime = end;
      settle();
    } else if (!playing.paused) {
      requestAnimationFrame(watch);
    }
  }

  function play(audio, from, to, by) {
    for (const each of document.querySelectorAll("audio")) if (each !== audio) each.pause();
    settle();
    playing = audio;
    audio.currentTime = from;
    end = to;
    button = by;
    if (by) by.classList.add("playing");
    audio.play().then(watch, settle);
  }

  document.addEventListener("click", (event) => {
    const moment = event.target.closest("[data-audio]");
    if (moment) {
      const audio = document.getElementById(moment.dataset.audio);
      if (moment === button && !audio.paused) {
        audio.pause();
        settle();
      } else {
        play(audio, Number(moment.dataset.start), Number(moment.dataset.end), moment);
      }
      return;
    }
    const drawing = event.target.closest("[data-seek]");
    if (drawing) {
      const box = drawing.getBoundingClientRect();
      const at = (event.clientX - box.left) / box.width * Number(drawing.dataset.seconds);
      play(document.getElementById(drawing.dataset.seek), at, Infinity, null);
    }
  });

  document.addEventListener("pause", (event) => { if (event.target === playing) settle(); }, true);
})();
