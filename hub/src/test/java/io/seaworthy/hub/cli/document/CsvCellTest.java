package io.seaworthy.hub.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\n=1"})
    void whatASpreadsheetWouldRunIsText(String formula) {
        assertThat(CsvRendering.cell(formula)).startsWith("\"'");
    }

    @Test
    void separatorsAndQuotesAreQuoted() {
        assertThat(CsvRendering.cell("a,\"b\"\nc")).isEqualTo("\"a,\"\"b\"\"\nc\"");
    }

    @Test
    void plainTextStaysPlain() {
        assertThat(CsvRendering.cell("shop/web")).isEqualTo("shop/web");
    }
}
