package dev.hushcell.lifetime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** What goes wrong with the files of key stores. */
final class FileDays {
  private static final String BCFKS = "keys.bcfks";
  private static final String PFX = "keys.p12";

  private FileDays() {}

  static List<BadDay> all() {
    return List.of(
        new BadDay(
            "The password of the key store file is wrong",
            "HC-1203",
            "correct keystore.password",
            FileDays::wrongPassword),
        new BadDay(
            "The file that has the password is not there",
            "HC-1013",
            "restore it",
            FileDays::noPassword),
        new BadDay(
            "The key store file is not there", "HC-1202", "correct keystore.path", FileDays::gone),
        new BadDay(
            "The key store file is cut short",
            "HC-1205",
            "restore it from a backup",
            FileDays::cutShort),
        new BadDay(
            "Another key store file lies in its place",
            "HC-1320",
            "Check that the configured key store is the one",
            FileDays::another),
        new BadDay(
            "The PFX file is of an old tool (RC2, 3DES)",
            "HC-1208",
            "keytool -importkeystore",
            FileDays::legacy),
        new BadDay(
            "The pair in the PFX file is another one than agreed",
            "HC-1200",
            "keystore.certificate",
            FileDays::otherPair),
        new BadDay(
            "Under an RSA pair, nothing vouches for the catalogue",
            "HC-1309",
            "keystore.pins",
            FileDays::unpinnedPair));
  }

  private static SQLException wrongPassword(Scene scene) throws Exception {
    Path configuration = scene.fill(scene.configurations.of(scene.stores.bcfks(BCFKS)));
    scene.stores.secretFile("password", "some other long password");
    return scene.start(configuration);
  }

  private static SQLException noPassword(Scene scene) throws Exception {
    Path configuration = scene.fill(scene.configurations.of(scene.stores.bcfks(BCFKS)));
    Files.delete(scene.directory.resolve("password"));
    return scene.start(configuration);
  }

  private static SQLException gone(Scene scene) throws Exception {
    Path configuration = scene.fill(scene.configurations.of(scene.stores.bcfks(BCFKS)));
    Files.delete(scene.directory.resolve(BCFKS));
    return scene.start(configuration);
  }

  private static SQLException cutShort(Scene scene) throws Exception {
    Path configuration = scene.fill(scene.configurations.of(scene.stores.bcfks(BCFKS)));
    Path file = scene.directory.resolve(BCFKS);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    return scene.start(configuration);
  }

  private static SQLException another(Scene scene) throws Exception {
    Path configuration = scene.fill(scene.configurations.of(scene.stores.bcfks(BCFKS)));
    Files.delete(scene.directory.resolve(BCFKS));
    scene.stores.bcfks(BCFKS);
    return scene.start(configuration);
  }

  private static SQLException legacy(Scene scene) throws Exception {
    scene.stores.keytool(
        PFX, "-J-Dkeystore.pkcs12.legacy=true", "-genseckey", "-keyalg", "AES", "-keysize", "256");
    return scene.start(scene.configurations.of(scene.stores.existing(PFX)));
  }

  private static SQLException otherPair(Scene scene) throws Exception {
    Path configuration = scene.fill(scene.configurations.of(scene.stores.pair(PFX)));
    scene.stores.pair("other.p12");
    Files.move(
        scene.directory.resolve("other.p12"),
        scene.directory.resolve(PFX),
        StandardCopyOption.REPLACE_EXISTING);
    return scene.start(configuration);
  }

  private static SQLException unpinnedPair(Scene scene) throws Exception {
    Store pair = scene.stores.pair(PFX);
    scene.fill(scene.configurations.of(pair));
    String lines = pair.settings().replaceAll("(?m)^pins:.*\n", "");
    return scene.start(scene.configurations.of(new Store("unpinned", lines)));
  }
}
