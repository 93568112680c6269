package dev.hushcell;

import static dev.hushcell.MistakesTests.COLUMNS;
import static dev.hushcell.MistakesTests.STORE;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.dryrun.DryRunFault;
import dev.hushcell.internal.keyring.KeyringFault;
import dev.hushcell.internal.keystores.KeyStoreFault;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.PlanFault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.stream.Stream;

/** The mistakes that were thought of. */
final class Mistakes {
  private Mistakes() {}

  static Stream<Mistake> all() {
    return Stream.of(names(), values(), sections(), files(), settings(), stores(), harmless())
        .flatMap(each -> each);
  }

  private static Stream<Mistake> names() {
    return Stream.of(
        Mistake.of("table misspelt")
            .sections("columns: { contcat.email: {} }")
            .refused(PlanFault.LOOKALIKE),
        Mistake.of("table in the singular")
            .sections("columns: { contact.email: {} }")
            .table("create table contacts(id int, email varchar(60))")
            .refused(PlanFault.LOOKALIKE),
        Mistake.of("column misspelt")
            .sections("columns: { contact.emial: {} }")
            .prepared("create table contact(id int, email varchar(60))")
            .refused(PlanFault.COLUMN_MISSING),
        Mistake.of("column misspelt in a table that is made")
            .sections("columns: { contact.emial: {} }")
            .refused(PlanFault.COLUMN_MISSING),
        Mistake.of("schema misspelt")
            .sections("columns: { publik.contact.email: {} }")
            .refused(PlanFault.LOOKALIKE),
        Mistake.of("dot in a column name, not in quotes")
            .sections("columns: { contact.e.mail: {} }")
            .table("create table contact(id int, \"e.mail\" varchar(60))")
            .refused(PlanFault.LOOKALIKE),
        Mistake.of("dot in a table name, not in quotes")
            .sections("columns: { con.tact.email: {} }")
            .table("create table \"con.tact\"(id int, email varchar(60))")
            .refused(PlanFault.LOOKALIKE),
        Mistake.of("column without a table")
            .sections("columns: { email: {} }")
            .refused(ConfigFault.BAD_NAME),
        Mistake.of("four parts")
            .sections("columns: { db.crm.contact.email: {} }")
            .refused(ConfigFault.BAD_NAME),
        Mistake.of("open quote in a name")
            .sections("columns: { '\"contact.email': {} }")
            .refused(ConfigFault.BAD_NAME));
  }

  private static Stream<Mistake> values() {
    return Stream.of(
        Mistake.of("another type than that of the column")
            .sections("columns: { contact.email: { type: INTEGER } }")
            .refused(DdlFault.TYPE_DIFFERS),
        Mistake.of("search that there is not")
            .sections("columns: { contact.email: { search: range } }")
            .refused(ConfigFault.BAD_VALUE),
        Mistake.of("negative pad")
            .sections("columns: { contact.email: { pad: -1 } }")
            .refused(ConfigFault.BAD_VALUE),
        Mistake.of("pad that is no number")
            .sections("columns: { contact.email: { pad: much } }")
            .refused(ConfigFault.BAD_VALUE),
        Mistake.of("compare without search")
            .sections("columns: { contact.email: { compare: lower } }")
            .refused(ConfigFault.BAD_VALUE),
        Mistake.of("a list where an option belongs")
            .sections("columns: { contact.email: [ equality ] }")
            .refused(ConfigFault.BAD_VALUE),
        Mistake.of("equality on a type that has none")
            .sections("columns: { contact.email: { search: equality } }")
            .table("create table contact(id int, email double precision)")
            .refused(DdlFault.EQUALITY_IMPOSSIBLE),
        Mistake.of("equality on a type of few values")
            .sections("columns: { contact.email: { search: equality } }")
            .table("create table contact(id int, email boolean)")
            .refused(DdlFault.FEW_VALUES),
        Mistake.of("equality where case is ignored")
            .sections("columns: { contact.email: { search: equality } }")
            .table("create table contact(id int, email varchar_ignorecase(60))")
            .refused(DdlFault.COLLATION),
        Mistake.of("order of texts that the database never has")
            .sections("columns: { contact.email: { search: full, text-order: code-point } }")
            .refused(ConfigFault.TEXT_ORDER),
        Mistake.of("one key for columns that differ")
            .sections("columns: { contact.email: { key: k, search: equality }, a.b: { key: k } }")
            .refused(ConfigFault.KEY_SHARED_UNEQUALLY),
        Mistake.of("unique index without search")
            .table("create table contact(id int, email varchar(60) unique)")
            .refused(DdlFault.KEY_WITHOUT_SEARCH),
        Mistake.of("equality where strict FIPS is asked for")
            .sections("columns: { contact.email: { search: equality } }\nfips: strict")
            .refused(ConfigFault.STRICT_FIPS));
  }

  private static Stream<Mistake> sections() {
    return Stream.of(
        Mistake.of("section misspelt")
            .sections("colums: { contact.email: {} }")
            .refused(ConfigFault.UNKNOWN_KEY),
        Mistake.of("option misspelt")
            .sections("columns: { contact.email: { serch: equality } }")
            .refused(ConfigFault.UNKNOWN_KEY),
        Mistake.of("no columns").sections("columns:").refused(ConfigFault.NO_COLUMNS),
        Mistake.of("no key store").file(COLUMNS).refused(ConfigFault.NO_KEYSTORE),
        Mistake.of("column declared twice")
            .sections("columns: { contact.email: {}, Contact.EMAIL: {} }")
            .refused(ConfigFault.DUPLICATE_COLUMN),
        Mistake.of("key twice")
            .sections("columns: { contact.email: {}, contact.email: {} }")
            .refused(ConfigFault.DUPLICATE_KEY),
        Mistake.of("table both plain and protected")
            .sections("columns: { public.contact.email: {} }\nplain: [ public.contact ]")
            .refused(ConfigFault.PLAIN_AND_PROTECTED),
        Mistake.of("plain table without its schema")
            .sections(COLUMNS + "plain: contact")
            .refused(ConfigFault.BAD_NAME),
        Mistake.of("a version of the module that there is not")
            .sections(COLUMNS + "fips: { module: newest }")
            .refused(ConfigFault.BAD_VALUE),
        Mistake.of("another word beside the version of the module")
            .sections(COLUMNS + "fips: { modul: patched }")
            .refused(ConfigFault.UNKNOWN_KEY),
        Mistake.of("unwrap with another word")
            .sections(COLUMNS + "unwrap: true")
            .refused(ConfigFault.BAD_VALUE),
        Mistake.of("procedure without its parameters")
            .sections(COLUMNS + "procedures: { crm.set_email: {} }")
            .refused(ConfigFault.BAD_VALUE),
        Mistake.of("procedure without its schema")
            .sections(COLUMNS + "procedures: [ set_email ]")
            .refused(ConfigFault.BAD_NAME),
        Mistake.of("procedure for a column that is not declared")
            .sections(COLUMNS + "procedures: { crm.p: { parameters: [ contact.emial ] } }")
            .refused(ConfigFault.VOUCHED_UNDECLARED),
        Mistake.of("procedure twice")
            .sections(COLUMNS + "procedures: [ crm.p, crm.P ]")
            .refused(ConfigFault.DUPLICATE_NAME),
        Mistake.of("view without its columns")
            .sections(COLUMNS + "views: { crm.v: {} }")
            .refused(ConfigFault.BAD_VALUE),
        Mistake.of("protected table described as a view")
            .sections(COLUMNS + "views: { public.contact: { id: plain, email: plain } }")
            .refused(ConfigFault.VIEW_AND_PROTECTED),
        Mistake.of("other table described as a view")
            .sections(
                "columns: { mail.email: {} }\n"
                    + "views: { public.contact: { id: plain, email: plain } }")
            .prepared("create table contact(id int primary key, email varchar(60))")
            .refused(PlanFault.REACHES),
        Mistake.of("dry run from elsewhere")
            .sections(COLUMNS + "dry-run: ${sys:java.version}")
            .refused(ConfigFault.BAD_VALUE),
        Mistake.of("dry run where something is protected")
            .sections(COLUMNS + "dry-run: true")
            .with(Mistakes::activate)
            .refused(DryRunFault.ACTIVATED),
        Mistake.of("checks with another word")
            .sections(COLUMNS + "ddl: { checks: true }")
            .refused(ConfigFault.BAD_VALUE),
        Mistake.of("check on a protected column")
            .table(
                "create table contact(id int primary key, email varchar(60) check (email <> ''))")
            .refused(DdlFault.CHECK),
        Mistake.of("no fingerprint")
            .sections(COLUMNS + "catalogue: crm")
            .refused(ConfigFault.BAD_VALUE),
        Mistake.of("index of annotations that is lost")
            .sections(COLUMNS + "require: [ crm-model ]")
            .refused(ConfigFault.INDEX_MISSING),
        Mistake.of("keys left to an administrator who did nothing")
            .sections(COLUMNS + "keys: { create: admin }")
            .refused(ConfigFault.KEYS_BY_ADMIN),
        Mistake.of("rows that are there in plaintext")
            .prepared(
                "create table contact(id int primary key, email varchar(60))",
                "insert into contact values(0, 'older')")
            .refused(KeyringFault.EXISTING_ROWS),
        Mistake.of("profile for a column that is not declared")
            .sections(COLUMNS + "access: { web: { contact.mail: { write-only: true } } }")
            .url(";hushcell.profile=web")
            .refused(ConfigFault.ACCESS_UNDECLARED));
  }

  private static Stream<Mistake> files() {
    return Stream.of(
        Mistake.of("no file")
            .with(scene -> Files.delete(scene.configuration))
            .refused(ConfigFault.NO_CONFIGURATION),
        Mistake.of("directory in place of the file")
            .with(
                scene -> {
                  Files.delete(scene.configuration);
                  Files.createDirectory(scene.configuration);
                })
            .refused(ConfigFault.UNREADABLE),
        Mistake.of("another encoding")
            .with(
                scene ->
                    Files.write(
                        scene.configuration,
                        "# Schl\u00fcssel\n".getBytes(StandardCharsets.ISO_8859_1)))
            .refused(ConfigFault.UNREADABLE),
        Mistake.of("empty file").file("").refused(ConfigFault.EMPTY),
        Mistake.of("comments only").file("# columns: {}\n").refused(ConfigFault.EMPTY),
        Mistake.of("indented with a tab")
            .sections("columns:\n\tcontact.email: {}")
            .refused(ConfigFault.BAD_YAML),
        Mistake.of("two documents")
            .sections(COLUMNS + "---\nplain: []")
            .refused(ConfigFault.BAD_YAML),
        Mistake.of("variable that is not set")
            .file(STORE.replace("${file:DIR/password}", "${env:HC_NOT_SET}") + COLUMNS)
            .refused(ConfigFault.UNRESOLVED),
        Mistake.of("substitution of an unknown kind")
            .file(STORE.replace("${file:DIR/password}", "${vault:x}") + COLUMNS)
            .refused(ConfigFault.UNRESOLVED));
  }

  private static Stream<Mistake> settings() {
    String profiles = COLUMNS + "access: { web: {}, batch: {} }";
    return Stream.of(
        Mistake.of("setting misspelt")
            .url(";hushcell.profil=x")
            .refused(ConfigFault.UNKNOWN_SETTING),
        Mistake.of("setting misspelt in the properties")
            .property("hushcell.configuration", "x")
            .refused(ConfigFault.UNKNOWN_SETTING),
        Mistake.of("policy in the URL")
            .url(";hushcell.unwrap=allow")
            .refused(ConfigFault.FILE_ONLY),
        Mistake.of("procedures in the URL")
            .url(";hushcell.procedures=crm.report")
            .refused(ConfigFault.FILE_ONLY),
        Mistake.of("dry run in the URL")
            .url(";hushcell.dry-run=true")
            .refused(ConfigFault.FILE_ONLY),
        Mistake.of("dry run in the properties")
            .property("hushcell.dry-run", "true")
            .refused(ConfigFault.FILE_ONLY),
        Mistake.of("dry run as a system property")
            .with(scene -> System.setProperty("hushcell.dry-run", "true"))
            .refused(ConfigFault.FILE_ONLY),
        Mistake.of("views in the URL").url(";hushcell.views=crm.v").refused(ConfigFault.FILE_ONLY),
        Mistake.of("dropped checks in the URL")
            .url(";hushcell.ddl.checks=drop")
            .refused(ConfigFault.FILE_ONLY),
        Mistake.of("setting without a value")
            .url(";hushcell.profile=")
            .refused(ConfigFault.BAD_SETTING),
        Mistake.of("setting with two values")
            .url(";hushcell.profile=a;hushcell.profile=b")
            .refused(ConfigFault.BAD_SETTING),
        Mistake.of("profile misspelt")
            .sections(profiles)
            .url(";hushcell.profile=wbe")
            .refused(ConfigFault.PROFILE_UNKNOWN),
        Mistake.of("profile where there are none")
            .url(";hushcell.profile=web")
            .refused(ConfigFault.PROFILE_UNKNOWN),
        Mistake.of("no profile where there are some")
            .sections(profiles)
            .refused(ConfigFault.PROFILE_MISSING));
  }

  private static Stream<Mistake> stores() {
    return Stream.of(
        Mistake.of("kind of store misspelt")
            .file(STORE.replace("bcfks", "bcfsk") + COLUMNS)
            .refused(KeyStoreFault.UNKNOWN_TYPE),
        Mistake.of("setting of the store misspelt")
            .file(STORE.replace("password:", "pasword:") + COLUMNS)
            .refused(ConfigFault.UNKNOWN_KEY),
        Mistake.of("store without a key")
            .file(STORE.replace("  key: master\n", "") + COLUMNS)
            .refused(ConfigFault.BAD_VALUE),
        Mistake.of("short password")
            .with(scene -> scene.password("hunter2"))
            .refused(KeyStoreFault.BAD_SETTING),
        Mistake.of("too few iterations")
            .file(STORE + "  iterations: 500\n" + COLUMNS)
            .refused(KeyStoreFault.BAD_SETTING),
        Mistake.of("store in another place")
            .file(STORE.replace("create: true", "create: false") + COLUMNS)
            .with(scene -> Files.delete(scene.keys))
            .refused(KeyStoreFault.MISSING_FILE),
        Mistake.of("another key")
            .file(
                STORE.replace("key: master", "key: mastre").replace("create: true", "create: no")
                    + COLUMNS)
            .refused(ConfigFault.BAD_VALUE),
        Mistake.of("key that the store does not have")
            .file(
                STORE.replace("key: master", "key: mastre").replace("create: true", "create: false")
                    + COLUMNS)
            .refused(KeyStoreFault.MISSING_KEY),
        Mistake.of("wrong password")
            .with(scene -> scene.password("wrong horse battery staple"))
            .refused(KeyStoreFault.WRONG_PASSWORD),
        Mistake.of("another file as store")
            .with(scene -> Files.writeString(scene.keys, "hello"))
            .refused(KeyStoreFault.CORRUPT),
        Mistake.of("store of a service without its jar")
            .file("keystore: { type: aws-kms, key: m, region: eu-central-1 }\n" + COLUMNS)
            .refused(KeyStoreFault.UNKNOWN_TYPE),
        Mistake.of("file of the password that is not there")
            .with(scene -> Files.delete(scene.directory.resolve("password")))
            .refused(ConfigFault.UNRESOLVED),
        Mistake.of("store that only opens and should make a key")
            .file(
                STORE + "  also: { type: pkcs12, key: old, path: k.p12, create: true }\n" + COLUMNS)
            .refused(ConfigFault.UNKNOWN_KEY),
        Mistake.of("data keys that are not kept until they are refreshed")
            .sections(COLUMNS + "keys: { refresh: 2h, keep: 1h }")
            .refused(ConfigFault.BAD_VALUE),
        Mistake.of("anchor that is no file")
            .sections(COLUMNS + "anchor: /")
            .refused(KeyringFault.ANCHOR_UNUSABLE));
  }

  private static Stream<Mistake> harmless() {
    return Stream.of(
        Mistake.of("password in the file")
            .file(STORE.replace("${file:DIR/password}", Sandbox.PASSWORD) + COLUMNS)
            .with(scene -> permit(scene.configuration, "rw-------"))
            .told("keystore.password is in plaintext"),
        Mistake.of("password in a file that others read")
            .file(STORE.replace("${file:DIR/password}", Sandbox.PASSWORD) + COLUMNS)
            .with(scene -> permit(scene.configuration, "rw-r--r--"))
            .told("keystore.password is in plaintext", "can be read by others than its owner"),
        Mistake.of("store that others read")
            .with(scene -> permit(scene.keys, "rw-r--r--"))
            .told("is not for its owner only"),
        Mistake.of("procedure that is not there")
            .sections(COLUMNS + "procedures: [ crm.set_email ]")
            .told("names crm.set_email, and the database has no such routine"),
        Mistake.of("view that is not there")
            .sections(COLUMNS + "views: { public.reach: { id: plain } }")
            .told("names public.reach, and the database has no such view"),
        Mistake.of("system property misspelt")
            .with(scene -> System.setProperty("hushcell.profle", "web"))
            .told("hushcell.profle is not a setting and has no effect"));
  }

  /** Leaves a database in which a column is protected. */
  private static void activate(Sandbox scene) throws Exception {
    String text = Files.readString(scene.configuration);
    scene.configure(text.replace("dry-run: true", ""));
    try (Connection ours = scene.connectAnew(scene.file("crm"))) {
      Sandbox.run(ours, "create table contact(id int primary key, email varchar(60))");
    }
    scene.configure(text);
  }

  private static void permit(Path file, String permissions) throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
