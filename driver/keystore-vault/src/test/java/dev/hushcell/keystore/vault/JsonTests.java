package dev.hushcell.keystore.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTests {
  @Test
  void readsWhatVaultAnswers() throws Exception {
    JsonObject read =
        JsonReader.read(
            """
             {"data": {"keys": {"1": 1442851412, "2": 1642851412}, "derived": false,
              "name": "cr\\u006d\\n\\"\\\\\\/", "exportable": true, "rate": -1.5e3},
              "warnings": null, "errors": ["a", 7, "b"], "empty": {}, "none": []} \
            """);
    JsonObject data = read.object("data");
    assertThat(data.object("keys").number("2")).contains(1642851412L);
    assertThat(data.flag("exportable")).isTrue();
    assertThat(data.flag("derived")).isFalse();
    assertThat(data.text("name")).contains("crm\n\"\\/");
    assertThat(data.number("rate")).isEmpty();
    assertThat(read.texts("errors")).containsExactly("a", "b");
    assertThat(read.object("warnings").text("x")).isEmpty();
    assertThat(read.texts("data")).isEmpty();
  }

  @Test
  void readsWhatItWrites() throws Exception {
    String odd = "\"\\\u0000\u001f/ä\uD83D\uDE00\r\n{}";
    JsonObject read = JsonReader.read(JsonObject.write(Map.of("a" + odd, odd, "n", 12)));
    assertThat(read.text("a" + odd)).contains(odd);
    assertThat(read.number("n")).contains(12L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"s3cret\"",
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1}}",
        "{\"a\":1,\"a\":2}",
        "{a:1}",
        "{\"a\":01}",
        "{\"a\":--1}",
        "{\"a\":tru}",
        "{\"a\":\"s3cret",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"line\nbreak\"}",
        "{\"a\":[1,]}"
      })
  void refusesWhatIsNoObject(String text) {
    JsonReader.MalformedException e =
        catchThrowableOfType(JsonReader.MalformedException.class, () -> JsonReader.read(text));
    assertThat(e).hasMessageStartingWith("no JSON object, at position ");
    assertThat(e).hasMessageNotContaining("s3cret");
  }

  @Test
  void refusesDepthThatWouldEndTheStack() {
    String deep = "{\"a\":".repeat(100_000);
    assertThat(
            catchThrowableOfType(JsonReader.MalformedException.class, () -> JsonReader.read(deep)))
        .isNotNull();
  }

  @Test
  void printsNoValue() throws Exception {
    assertThat(JsonReader.read("{\"plaintext\":\"s3cret\"}")).hasToString("JsonObject[plaintext]");
  }
}
