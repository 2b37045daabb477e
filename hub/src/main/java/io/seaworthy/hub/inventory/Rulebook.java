package io.seaworthy.hub.inventory;

import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.control.Judge;
import io.seaworthy.hub.finding.Lifecycle;
import io.seaworthy.hub.finding.Owners;

/**
 * What verdicts and findings are made by.
 *
 * @param catalogue the controls
 * @param digest of the catalogue
 * @param judge asks them
 * @param lifecycle of findings
 * @param owners of what fails
 */
record Rulebook(Catalogue catalogue, String digest, Judge judge, Lifecycle lifecycle, Owners owners) {

    static Rulebook of(Catalogue catalogue, InventorySettings settings) {
        return new Rulebook(
                catalogue,
                catalogue.digest(),
                new Judge(catalogue),
                new Lifecycle(settings.terms()),
                settings.owners());
    }
}
