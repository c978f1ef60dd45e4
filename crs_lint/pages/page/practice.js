"use strict";
(() => {
  const form = document.getElementById("practice");
  const result = document.getElementById("result");
  const sum = document.getElementById("sum");
  const again = document.getElementById("again");
  const questions = [...form.querySelectorAll("fieldset")];
  const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

  const answered = (question) => question.querySelector("input:checked") !== null;
  const isRight = (question) => [...question.querySelectorAll("input")].every((one) => one.checked === one.hasAttribute("data-key"));

  const put = (name, right, all) => {
    const [, got, of, share] = document.querySelector(`#result tr[data-domain="${name}"]`).cells;
    got.textContent = right;
    of.textContent = all;
    share.textContent = all ? `${Math.round((100 * right) / all)}%` : "";
  };

  const judge = (question) => {
    const right = isRight(question);
    const verdict = question.querySelector(".verdict");
    verdict.textContent = right ? "Right." : answered(question) ? "Not right." : "Not answered.";
    verdict.hidden = false;
    question.classList.toggle("right", right);
    question.classList.toggle("wrong", !right);
    question.querySelector("details").open = true;
    return right;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const right = new Set(questions.filter(judge));
    const domains = new Set(questions.map((one) => one.dataset.domain));
    for (const name of domains) {
      const own = questions.filter((one) => one.dataset.domain === name);
      put(name, own.filter((one) => right.has(one)).length, own.length);
    }
    put("all", right.size, questions.length);
    const open = questions.filter((one) => !answered(one)).length;
    result.hidden = again.hidden = false;
    sum.textContent = `${right.size} of ${count(questions.length, "question")} right${open ? `, ${open} not answered` : ""}.`;
    result.scrollIntoView();
    result.focus();
  });

  form.addEventListener("reset", () => {
    result.hidden = again.hidden = true;
    for (const question of questions) {
      question.classList.remove("right", "wrong");
      question.querySelector(".verdict").hidden = true;
      question.querySelector("details").open = false;
    }
    questions[0].scrollIntoView();
    questions[0].focus();
  });

  document.getElementById("finish").hidden = false;
})();
