package io.seaworthy.hub.control;

import static io.seaworthy.hub.control.TestTree.cluster;
import static io.seaworthy.hub.control.TestTree.posture;
import static io.seaworthy.hub.control.TestTree.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.seaworthy.posture.v1.Gap;
import io.seaworthy.posture.v1.ImageScans;
import io.seaworthy.posture.v1.Posture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgeTest {

    @TempDir
    private Path folder;

    @Test
    void everyFactOfTheTypeIsJudgedOnce() throws IOException {
        var judgements = judge(TestTree.CONTROL, posture(cluster(), release("a", "deployed"), release("b", "failed")));

        assertThat(judgements).extracting(Judgement::key).containsExactly("mine ReleaseFact/a", "mine ReleaseFact/b");
        assertThat(judgements)
                .extracting(Judgement::verdict)
                .containsExactly(new Verdict.Pass(), new Verdict.Fail("b is failed"));
    }

    @Test
    void namesThatTheClusterChoseAreQuotedInCommands() throws IOException {
        var judgements = judge(TestTree.CONTROL, posture(cluster(), release("a'; rm -rf /", "failed")));

        assertThat(judgements.getFirst().fix()).isEqualTo("helm status 'a'\\''; rm -rf /'");
    }

    @Test
    void onlyFailuresHaveAFix() throws IOException {
        assertThat(judge(TestTree.CONTROL, posture(cluster(), release("a", "deployed"))))
                .singleElement()
                .extracting(Judgement::fix)
                .isEqualTo("");
    }

    @Test
    void askedInOrderAppliesThenAssessableThenPasses() throws IOException {
        var control = TestTree.CONTROL + """
                applies: fact.status != 'uninstalled'
                not_applicable: "{{ fact.name }} is gone."
                assessable: fact.status != 'unknown'
                missing: the status of {{ fact.name }}
                """;

        var judgements = judge(
                control,
                posture(cluster(), release("a", "uninstalled"), release("b", "unknown"), release("c", "failed")));

        assertThat(judgements)
                .extracting(Judgement::verdict)
                .containsExactly(
                        new Verdict.NotApplicable("a is gone."),
                        new Verdict.Unknown("the status of b"),
                        new Verdict.Fail("c is failed"));
    }

    @Test
    void escalatedFailureIsWorseAndOtherFailuresAreNot() throws IOException {
        var control = TestTree.CONTROL + "escalates: {to: critical, when: fact.status == 'failed'}\n";

        var judgements = judge(control, posture(cluster(), release("a", "unknown"), release("b", "failed")));

        assertThat(judgements).extracting(Judgement::key).containsExactly("mine ReleaseFact/b", "mine ReleaseFact/a");
        assertThat(judgements).extracting(Judgement::severity).containsExactly(Severity.CRITICAL, Severity.LOW);
    }

    @Test
    void expressionThatFailsGivesUnknownAndNamesItself() throws IOException {
        var control = TestTree.CONTROL.replace("fact.status == 'deployed'", "versionBelow(fact.status, '1.2')");

        var judgements = judge(control, posture(cluster(), release("a", "deployed"), release("b", "1.1")));

        assertThat(judgements).extracting(Judgement::passed).containsExactly(false, true);
        assertThat(judgements.getFirst().verdict()).isInstanceOf(Verdict.Unknown.class);
        assertThat(judgements.getFirst().verdict().text())
                .contains("control mine could not be judged", "\"passes\"", "'deployed' is not a version");
    }

    @Test
    void dynamicValueOfAnotherKindIsUnknownToo() throws IOException {
        var control = TestTree.CONTROL.replace("fact.status == 'deployed'", "params.limit") + "params: {limit: 3}\n";

        assertThat(judge(control, posture(cluster(), release("a", "deployed"))))
                .singleElement()
                .satisfies(judgement -> assertThat(judgement.verdict().text()).contains("it does not give a bool"));
    }

    @Test
    void expressionThatLoopsForLongIsStopped() throws IOException {
        var many = "[0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9]";
        var loops = "%1$s.all(a, %1$s.all(b, %1$s.all(c, %1$s.all(d, %1$s.all(e, a + b + c + d + e >= 0)))))"
                .formatted(many);
        var control = TestTree.CONTROL.replace("fact.status == 'deployed'", '"' + loops + '"');

        assertThat(judge(control, posture(cluster(), release("a", "deployed"))))
                .singleElement()
                .satisfies(judgement -> assertThat(judgement.verdict().text()).contains("\"passes\""))
                .matches(Judgement::unknown);
    }

    @Test
    void expressionThatDoublesATextWithoutEndIsStopped() throws IOException {
        var doubling = new StringBuilder("[fact.name]");
        for (int i = 0; i < 60; i++) {
            doubling.append(".map(x, x + x)");
        }
        var control = TestTree.CONTROL.replace("fact.status == 'deployed'", "\"" + doubling + "[0] == ''\"");

        assertThat(judge(control, posture(cluster(), release("abcdefgh", "deployed"))))
                .singleElement()
                .satisfies(judgement ->
                        assertThat(judgement.verdict().text()).contains("a text grows beyond 1000000 characters"))
                .matches(Judgement::unknown);
    }

    @Test
    void releasesThatCouldNotBeListedAreUnknownOnceAboutTheCluster() throws IOException {
        var cluster = cluster()
                .clearReleases()
                .addGaps(Gap.newBuilder().setResource("secrets").setVerb("list").setReason(Gap.Reason.DENIED));

        var judgements = judge(TestTree.CONTROL, posture(cluster, release("a", "deployed")));

        assertThat(judgements)
                .extracting(Judgement::key)
                .containsExactly("mine ClusterFact/test", "mine ReleaseFact/a");
        assertThat(judgements.getFirst().verdict())
                .isEqualTo(new Verdict.Unknown(
                        "Not all release records could be read, so there may be more releases: list secrets: refused."
                                + " Permission needed: list secrets."));
    }

    @Test
    void imagesThatNobodyScansAreUnknownAndNotFine() throws IOException {
        var control = TestTree.CONTROL
                .replace("fact: ReleaseFact", "fact: VulnerabilityFact")
                .replace("fact.status == 'deployed'", "fact.critical.size() == 0")
                .replace("fact.name + ' is ' + fact.status", "fact.image")
                .replace("fact.name", "fact.image");
        var cluster = cluster()
                .setImageScans(ImageScans.newBuilder()
                        .addGaps(Gap.newBuilder()
                                .setResource("vulnerabilityreports.aquasecurity.github.io")
                                .setVerb("list")
                                .setReason(Gap.Reason.NOT_SERVED)));

        assertThat(judge(control, posture(cluster)))
                .singleElement()
                .extracting(Judgement::verdict)
                .isEqualTo(new Verdict.Unknown("Not all reports of an image scanner could be read:"
                        + " list vulnerabilityreports.aquasecurity.github.io: not installed."));
        assertThat(judge(control, posture(cluster().setImageScans(ImageScans.getDefaultInstance()))))
                .isEmpty();
    }

    @Test
    void noFactOfTheTypeGivesNoJudgement() throws IOException {
        assertThat(judge(TestTree.CONTROL, posture(cluster()))).isEmpty();
    }

    @Test
    void orderOfFactsDoesNotMatter() {
        var judge = new Judge(Catalogue.builtIn());
        var posture = posture(cluster(), release("a", "failed"), release("b", "deployed"), release("c", "unknown"));
        var facts = new ArrayList<>(posture.getFactsList());
        Collections.shuffle(facts, new Random(1));

        var shuffled = judge.judge(Posture.newBuilder().addAllFacts(facts).build());

        assertThat(shuffled).isEqualTo(judge.judge(posture)).isNotEmpty();
    }

    @Test
    void postureWithoutAClusterIsRefused() {
        var judge = new Judge(Catalogue.builtIn());

        assertThatThrownBy(() -> judge.judge(Posture.getDefaultInstance())).hasMessageContaining("no ClusterFact");
    }

    @Test
    void someFactsAreJudgedAsTheyAreInTheirWholePosture() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), TestTree.CONTROL);
        var posture = posture(cluster().clearReleases(), release("a", "deployed"), release("b", "failed"));
        var judge = new Judge(Catalogue.only(folder));

        var apart = new ArrayList<Judgement>();
        for (var fact : posture.getFactsList()) {
            apart.addAll(judge.judge(posture.getFacts(0).getCluster(), Instant.EPOCH, List.of(fact)));
        }

        assertThat(apart).containsExactlyInAnyOrderElementsOf(judge.judge(posture));
        assertThat(apart).anyMatch(Judgement::unknown);
    }

    private List<Judgement> judge(String control, Posture posture) throws IOException {
        var catalogue = Catalogue.only(Files.writeString(folder.resolve("control.yaml"), control));
        assertThat(catalogue.problems()).isEmpty();
        return new Judge(catalogue).judge(posture);
    }
}
