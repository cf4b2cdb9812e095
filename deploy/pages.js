// What the proxy keeps of pages is kept under a word that is drawn anew when the site says that something has changed.

function drawn() {
  return `${Date.now()}-${Math.random()}`;
}

function version(request) {
  const known = ngx.shared.words.get("version");
  if (known) {
    return known;
  }
  ngx.shared.words.add("version", drawn());
  return ngx.shared.words.get("version");
}

function renew(request) {
  if (request.method !== "PURGE") {
    request.return(405);
    return;
  }
  ngx.shared.words.set("version", drawn());
  request.return(204);
}

export default { version, renew };
