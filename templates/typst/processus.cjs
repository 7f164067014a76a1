// The PDF engine, in a process of its own: it is native code, and whatever befalls it must not take along the program
// that asks for a page. Run as it is from the sources and from the build, hence plain JavaScript beside the layout.
'use strict';

/** Sets of fonts kept warm at the same time: those of the application, and those of the last agencies that have any. */
const MOTEURS_GARDES = 4;
const DOCUMENTS_ENTRE_PURGES = 20;
const AGE_MAXIMAL_DU_CACHE = 1;

/** Warm engines by set of fonts, the most recently used last. */
const moteurs = new Map();
let documents = 0;

// A character alone, in the styles that the page layout uses.
const essai = (familles) => `#set document(title: "essai", date: datetime(year: 2000, month: 1, day: 1))
#set text(font: (${familles.map((famille) => `"${famille}",`).join(' ')}), fallback: false)
#sys.inputs.c *#sys.inputs.c* _#sys.inputs.c _`;

const octets = (vue) => Buffer.from(vue.buffer, vue.byteOffset, vue.byteLength);

function plaintes(moteur, source) {
  const rapport = moteur.compile(source);
  const dites = [rapport.takeDiagnostics(), rapport.takeWarnings()].flatMap((liste) => liste?.shortDiagnostics ?? []);
  return dites.map(({ message }) => message).join(' ; ');
}

/** The engine of that set of fonts, if it is warm or if the fonts came along. */
function moteurDe({ paquet, atelier, jeu, polices, familles }) {
  let moteur = moteurs.get(jeu);
  if (!moteur && !polices) return { reponse: { attend: 'polices' } };
  if (!moteur) {
    let NodeCompiler;
    try {
      ({ NodeCompiler } = require(paquet));
    } catch (cause) {
      return { reponse: { absent: cause.message } };
    }
    moteur = NodeCompiler.create({ workspace: atelier, fontArgs: [{ fontBlobs: polices.map(octets) }] });
    // An unknown font is but a warning, after which its text is left out of the page.
    for (const famille of familles) {
      const motif = plaintes(moteur, { mainFileContent: essai([famille]), inputs: { c: 'a' } });
      if (motif !== '') return { reponse: { policeIllisible: famille, motif } };
    }
  }
  moteurs.delete(jeu);
  moteurs.set(jeu, moteur);
  if (moteurs.size > MOTEURS_GARDES) moteurs.delete(moteurs.keys().next().value);
  return { moteur };
}

function essayer(moteur, { familles, essais }) {
  return essais.map((c) => {
    try {
      moteur.pdf({ mainFileContent: essai(familles), inputs: { c } }, { pdfStandard: 'a-2a' });
      return true;
    } catch {
      return false;
    }
  });
}

// Straight to bytes: an intermediate document would be held by the JavaScript heap until some later collection.
function composer(moteur, { miseEnPage, document, norme, images }) {
  const source = { mainFilePath: miseEnPage, inputs: { document } };
  for (const { chemin, contenu } of images) moteur.mapShadow(chemin, octets(contenu));
  try {
    return { pdf: moteur.pdf(source, { pdfStandard: norme }) };
  } catch (erreur) {
    return { refus: erreur.message || plaintes(moteur, source) };
  } finally {
    for (const { chemin } of images) moteur.unmapShadow(chemin);
    documents += 1;
    if (documents % DOCUMENTS_ENTRE_PURGES === 0)
      for (const garde of moteurs.values()) garde.evictCache(AGE_MAXIMAL_DU_CACHE);
  }
}

function repondre(demande) {
  try {
    const { moteur, reponse } = moteurDe(demande);
    if (reponse) return reponse;
    return demande.essais ? { admis: essayer(moteur, demande) } : composer(moteur, demande);
  } catch (erreur) {
    return { refus: erreur.message };
  }
}

process.on('message', (demande) => process.send(repondre(demande)));
process.on('disconnect', () => process.exit());
// A stop of the whole group lets the program end its document: it is the program that ends the engine.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
