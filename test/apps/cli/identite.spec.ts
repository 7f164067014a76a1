import { dossierDeFiness, dossierDeListe, uuidDeNom } from '../../../apps/cli/importer';

const ESPACE_DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

describe('l’identité d’un dossier importé', () => {
  it('est un UUID de version 5, comme le calculent les exemples publiés', () => {
    // RFC 9562, appendix A.4, and the documentation of Python's uuid module.
    expect(uuidDeNom('www.example.com', ESPACE_DNS)).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
    expect(uuidDeNom('python.org', ESPACE_DNS)).toBe('886313e1-3b8a-5372-9b90-0c9aee199e5d');
  });

  it('ne change pas d’une version du programme à l’autre, et diffère d’une ligne à l’autre', () => {
    expect(dossierDeListe('93', 'PACA-01')).toBe('6a2198a8-3d53-5ec1-9f4e-d70f2ffa8ac3');
    expect(dossierDeFiness('090004755')).toBe('13c1a5fb-54a4-54a6-91b2-0ff79f85d175');
    expect(dossierDeListe('76', 'PACA-01')).not.toBe(dossierDeListe('93', 'PACA-01'));
    expect(dossierDeFiness('PACA-01')).not.toBe(dossierDeListe('93', 'PACA-01'));
  });
});
