package dev.hushcell;

import dev.hushcell.internal.fault.FaultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A mistake that somebody makes when setting Hushcell up, and what must come of it. */
final class Mistake {
  private final String name;
  private final List<String> prepared = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final Properties properties = new Properties();
  private String configuration = MistakesTests.STORE + MistakesTests.COLUMNS;
  private String url = "";
  private String table = "create table contact(id int primary key, email varchar(60))";
  private Preparation more = scene -> {};
  private @Nullable FaultCode code;

  /** Something that must be done to the scene before. */
  interface Preparation {
    void run(Sandbox scene) throws Exception;
  }

  private Mistake(String name) {
    this.name = name;
  }

  static Mistake of(String name) {
    return new Mistake(name);
  }

  /** The sections behind the key store. */
  Mistake sections(String sections) {
    configuration = MistakesTests.STORE + sections;
    return this;
  }

  /** The whole file. */
  Mistake file(String text) {
    configuration = text;
    return this;
  }

  /** What stands behind the rest of the URL. */
  Mistake url(String settings) {
    url = settings;
    return this;
  }

  Mistake property(String key, String value) {
    properties.setProperty(key, value);
    return this;
  }

  /** How the application makes its table. */
  Mistake table(String sql) {
    table = sql;
    return this;
  }

  /** What the plain driver did before. */
  Mistake prepared(String... sql) {
    prepared.addAll(List.of(sql));
    return this;
  }

  Mistake with(Preparation preparation) {
    more = preparation;
    return this;
  }

  /** It ends in this error. */
  Mistake refused(FaultCode expected) {
    code = expected;
    return this;
  }

  /** It is harmless, and this is told in the log. */
  Mistake told(String... parts) {
    told.addAll(List.of(parts));
    return this;
  }

  void arrange(Sandbox scene) throws Exception {
    scene.configure(configuration.replace("DIR", scene.directory.toString()));
    more.run(scene);
  }

  List<String> prepared() {
    return prepared;
  }

  List<String> told() {
    return told;
  }

  Properties properties() {
    return properties;
  }

  String url() {
    return url;
  }

  String table() {
    return table;
  }

  Optional<FaultCode> code() {
    return Optional.ofNullable(code);
  }

  @Override
  public String toString() {
    return name;
  }
}
