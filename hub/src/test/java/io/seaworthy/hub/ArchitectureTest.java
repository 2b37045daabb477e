package io.seaworthy.hub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.seaworthy.hub", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("io.seaworthy.hub.(*)..")
            .should()
            .beFreeOfCycles()
            .because("packages read in the order of the data: each takes from the one before it");

    @ArchTest
    static final ArchRule nobodyBehindTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("..hub.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..hub.cli..")
            .because("the command line is one way in; everything works without it");

    @ArchTest
    static final ArchRule controlsJudgeFactsAndNothingElse = noClasses()
            .that()
            .resideInAnyPackage("..hub.control..", "..hub.score..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.fabric8..", "picocli..")
            .because("what a control needs to know is stated in a fact by the agent");

    @ArchTest
    static final ArchRule thePictureIsDrawnFromValues = noClasses()
            .that()
            .resideInAPackage("..hub.picture..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..hub.access..", "..hub.api..", "..hub.inventory..", "..hub.store..", "io.vertx..")
            .because("the same facts and verdicts always give the same picture");

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses()
            .that()
            .resideOutsideOfPackage("..hub.cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("what people see is decided in one place");

    @ArchTest
    static final ArchRule picocliStaysInTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("..hub.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .because("commands are the edge");

    @ArchTest
    static final ArchRule celStaysInControls = noClasses()
            .that()
            .resideOutsideOfPackage("..hub.control..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.cel..")
            .because("there is one place that evaluates expressions");

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
