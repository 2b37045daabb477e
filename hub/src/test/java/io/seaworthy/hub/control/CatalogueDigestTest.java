package io.seaworthy.hub.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueDigestTest {

    private static final Catalogue BUILT_IN = Catalogue.builtIn();

    @TempDir
    private Path folder;

    @Test
    void sameCatalogueHasTheSameDigest() {
        assertThat(BUILT_IN.digest())
                .matches("[0-9a-f]{64}")
                .isEqualTo(Catalogue.builtIn().digest());
    }

    @Test
    void otherThresholdIsAnotherDigest() {
        assertThat(BUILT_IN.with("history-bounded", "max_revisions", 3L).digest())
                .isNotEqualTo(BUILT_IN.digest());
    }

    @Test
    void everyWordOfAControlCountsAndItsPlaceDoesNot() throws IOException {
        var one = digest("one.yaml", TestTree.CONTROL);

        assertThat(digest("elsewhere.yaml", "\n\n" + TestTree.CONTROL)).isEqualTo(one);
        assertThat(digest("one.yaml", TestTree.CONTROL.replace("severity: low", "severity: high")))
                .isNotEqualTo(one);
        assertThat(digest("one.yaml", TestTree.CONTROL.replace("'deployed'", "'failed'")))
                .isNotEqualTo(one);
        assertThat(digest("one.yaml", TestTree.CONTROL.replace("why: Because.", "why: So.")))
                .isNotEqualTo(one);
    }

    private String digest(String name, String control) throws IOException {
        var place = Files.createTempDirectory(folder, "controls").resolve(name);
        Files.writeString(place, control);
        return Catalogue.only(place).digest();
    }
}
