package io.seaworthy.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.seaworthy.agent", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("io.seaworthy.agent.(*)..")
            .should()
            .beFreeOfCycles()
            .because("packages read in the order of the data: each takes from the one before it");

    @ArchTest
    static final ArchRule onlyTheClusterPackageTalksToTheClient = noClasses()
            .that()
            .resideOutsideOfPackage("..agent.cluster..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.fabric8.kubernetes.client..")
            .allowEmptyShould(true)
            .because(
                    "collectors are pure: objects come in through the Cluster port, so recordings and live clusters are judged alike");

    @ArchTest
    static final ArchRule clusterIsTheFirstPackage = noClasses()
            .that()
            .resideInAPackage("..agent.cluster..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..agent.helm..",
                    "..agent.tiller..",
                    "..agent.access..",
                    "..agent.workload..",
                    "..agent.credential..",
                    "..agent.posture..")
            .because("it hands objects on and knows nobody behind it");

    @ArchTest
    static final ArchRule postureIsTheLastPackage = noClasses()
            .that()
            .resideInAnyPackage(
                    "..agent.helm..",
                    "..agent.tiller..",
                    "..agent.access..",
                    "..agent.workload..",
                    "..agent.credential..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..agent.posture..")
            .allowEmptyShould(true)
            .because("collectors do not know who assembles their facts");

    @ArchTest
    static final ArchRule collectorsHaveNoClock = noClasses()
            .that()
            .resideInAnyPackage(
                    "..agent.helm..",
                    "..agent.access..",
                    "..agent.workload..",
                    "..agent.credential..",
                    "..agent.posture..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .allowEmptyShould(true)
            .because("time comes in with the cluster, so that a recording is judged as of its own day");

    @ArchTest
    static final ArchRule nobodyWritesToTheCluster = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("io\\.fabric8\\.kubernetes\\.client\\.dsl\\..*")
            .because("the agent reads with plain lists and gets and writes nothing, not even by accident");

    @ArchTest
    static final ArchRule nobodyPrints = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("the agent hands over facts and errors; programs decide what people see");

    @ArchTest
    static final ArchRule namesAreNouns = classes()
            .should()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Utils")
            .andShould()
            .haveSimpleNameNotEndingWith("Impl")
            .andShould()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .because("a class is named after its job, an implementation after its how");
}
