package io.seaworthy.hub.enrol;

/** Gives the authority that issues now. */
interface IssuerSource {

    /** Called every 2 s. */
    Issuer active();

    Rotation rotate(String by);

    /** The active one ends within a year. */
    void replaceEnding();
}
