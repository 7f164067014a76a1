/** A value that a letter needs and that cannot be printed. The letter is refused: it never goes out with a hole. */
export class VariableInvalide extends Error {
  override readonly name: string = 'VariableInvalide';

  constructor(
    readonly gabarit: string,
    readonly variable: string,
    motif: string,
  ) {
    super(
      `Le courrier n’a pas été produit : dans le gabarit « ${gabarit} », la variable « ${variable} » ${motif}. ` +
        'Complétez le dossier, puis relancez la production du courrier.',
    );
  }
}

/** A variable that is absent, null or blank where the template prints it. */
export class VariableManquante extends VariableInvalide {
  override readonly name = 'VariableManquante';
}

/** A fault of the template itself, whatever the data: to be mended by whoever maintains the templates. */
export class DefautDeGabarit extends Error {
  override readonly name = 'DefautDeGabarit';

  constructor(
    readonly gabarit: string,
    defaut: string,
  ) {
    super(`Le gabarit « ${gabarit} » est défectueux : ${defaut}. Corrigez-le dans le dossier « templates ».`);
  }
}

/** The PDF engine is missing, it stopped, or it refused the document. */
export class PdfImpossible extends Error {
  override readonly name: string = 'PdfImpossible';
}

/** A font that an agency supplied and that cannot be used in its letters. */
export class PoliceIllisible extends PdfImpossible {
  override readonly name = 'PoliceIllisible';

  constructor(fichier: string, motif: string) {
    super(
      `La police « ${fichier} » ne peut pas servir aux courriers : ${motif}. ` +
        'Déposez un autre fichier TTF ou OTF dans les réglages de l’organisme, ou retirez celui-ci.',
    );
  }
}

/** A logo or a mark that a letterhead calls for and that cannot be printed. */
export class ImageIllisible extends PdfImpossible {
  override readonly name = 'ImageIllisible';

  constructor(image: string, motif: string) {
    super(
      `L’image d’en-tête « ${image} » ${motif}. ` +
        'Déposez-la de nouveau (PNG ou JPEG) dans les réglages de l’organisme, ou retirez-la.',
    );
  }
}
