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

/** The PDF engine is missing, or it refused the document. */
export class PdfImpossible extends Error {
  override readonly name = 'PdfImpossible';
}
