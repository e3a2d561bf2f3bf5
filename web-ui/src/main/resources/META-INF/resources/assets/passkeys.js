// A passkey answers to a script only: its form has one ask the browser, and then goes on as any form does.
(() => {
  "use strict";
  const keys = window.PublicKeyCredential;
  if (!keys || !keys.parseCreationOptionsFromJSON) return;

  const ask = async (form) => {
    const options = JSON.parse(form.dataset.options);
    return form.dataset.passkey === "create"
      ? navigator.credentials.create({ publicKey: keys.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: keys.parseRequestOptionsFromJSON(options) });
  };

  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    const button = form.querySelector("button");
    const failed = form.querySelector("[data-failed]");
    form.querySelector("[data-unable]").hidden = true;
    button.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      button.disabled = true;
      failed.hidden = true;
      try {
        form.elements.answer.value = JSON.stringify(await ask(form));
        form.submit();
      } catch {
        failed.hidden = false;
        button.disabled = false;
      }
    });
  });
})();
