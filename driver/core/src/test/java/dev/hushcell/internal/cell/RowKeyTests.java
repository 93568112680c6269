package dev.hushcell.internal.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowKeyTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "7",
        "-1",
        "128",
        "-128",
        "-129",
        "170141183460469231731687303715884105727",
        "-170141183460469231731687303715884105728",
        "00000000-0000-0000-0000-000000000000",
        "0f8fad5b-d9cb-469f-a165-70867728950e",
      })
  void isReadAsItIsWritten(String text) {
    RowKey key = RowKey.written(text).orElseThrow();
    byte[] bytes = key.bytes();

    assertThat(key.written()).contains(text);
    assertThat(RowKey.in(bytes, 0, bytes.length)).contains(key);
  }

  @Test
  void capitalsOfAUuidTellNothing() {
    assertThat(RowKey.written("0F8FAD5B-D9CB-469F-A165-70867728950E"))
        .isEqualTo(RowKey.written("0f8fad5b-d9cb-469f-a165-70867728950e"))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "-0",
        "00",
        "07",
        "+7",
        " 7",
        "7 ",
        "7.0",
        "1e3",
        "0x7",
        "٣",
        "170141183460469231731687303715884105728",
        "1000000000000000000000000000000000000000",
        "0f8fad5bd9cb469fa16570867728950e",
        "0f8fad5b-d9cb-469f-a165-70867728950",
        "0f8fad5b-d9cb-469f-a165-70867728950g",
        "0f8fad5b0d9cb-469f-a165-70867728950e",
        "-f8fad5b-d9cb-469f-a165-70867728950e",
      })
  void readsNothingElse(String text) {
    assertThat(RowKey.written(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "03",
        "030007",
        "03ffff",
        "0300800000000000000000000000000000000000",
        "0a",
        "0a0f8fad5bd9cb469fa16570867728950e00",
        "0407",
      })
  void otherBytesAreNoKey(String bytes) {
    byte[] from = HexFormat.of().parseHex(bytes);

    assertThat(RowKey.in(from, 0, from.length)).isEmpty();
  }
}
