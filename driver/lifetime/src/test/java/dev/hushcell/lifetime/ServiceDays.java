package dev.hushcell.lifetime;

import dev.hushcell.internal.keystores.pkcs11.SoftHsm;
import dev.hushcell.keystore.aws.KmsStand;
import dev.hushcell.keystore.azure.AzureStand;
import dev.hushcell.keystore.vault.VaultStand;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** What goes wrong with tokens and services. */
final class ServiceDays {
  private ServiceDays() {}

  static List<BadDay> all() {
    return List.of(
        new BadDay(
            "The software of the HSM is not installed",
            "HC-1202",
            "keystore.library",
            ServiceDays::noLibrary),
        new BadDay(
            "The PIN of the HSM is wrong",
            "HC-1203",
            "correct keystore.pin",
            ServiceDays::wrongPin),
        new BadDay(
            "The HSM lost its session and shows no keys",
            "HC-1321",
            "try again later",
            ServiceDays::lostSession),
        new BadDay(
            "The token for Vault expired",
            "HC-1203",
            "put a new one into keystore.token",
            ServiceDays::expiredToken),
        new BadDay(
            "Vault does not answer", "HC-1207", "check keystore.address", ServiceDays::vaultDown),
        new BadDay(
            "The vault is another one than that with the key",
            "HC-1204",
            "correct keystore.",
            ServiceDays::wrongVault),
        new BadDay(
            "The key of Azure is disabled", "HC-1210", "az keyvault key", ServiceDays::disabledKey),
        new BadDay("The clock of the machine is wrong", "HC-1203", "clock", ServiceDays::clockSkew),
        new BadDay(
            "A permission in AWS is missing", "HC-1320", "kms:Decrypt", ServiceDays::noPermission),
        new BadDay(
            "The key of AWS is scheduled for deletion",
            "HC-1320",
            "aws kms cancel-key-deletion",
            ServiceDays::scheduledForDeletion));
  }

  private static SQLException noLibrary(Scene scene) throws Exception {
    Store token =
        new Store(
            "token",
            "type: pkcs11\nlibrary: /opt/no-such/libhsm.so\ntoken-label: crm\npin: ${file:"
                + scene.stores.secretFile("pin", SoftHsm.PIN)
                + "}\nkey: crm-master\n");
    return scene.start(scene.configurations.of(token));
  }

  private static SQLException wrongPin(Scene scene) throws Exception {
    SoftHsm.required();
    Store token = scene.stores.unopenedToken("unopened", "crm-master", "wrong-pin");
    return scene.start(scene.configurations.of(token));
  }

  private static SQLException lostSession(Scene scene) throws Exception {
    Store token = scene.stores.token("moody", "lost-master");
    Path configuration = scene.fill(scene.configurations.of(token));
    try (var running = scene.connect(configuration)) {
      SoftHsm.empty("moody");
      return Scene.refusal(() -> Scene.read(running));
    }
  }

  private static SQLException expiredToken(Scene scene) throws Exception {
    try (VaultStand vault = VaultStand.start(scene.directory)) {
      Path configuration = scene.fill(configured(scene, vault.settings()));
      vault.endTokens();
      return scene.start(configuration);
    }
  }

  private static SQLException vaultDown(Scene scene) throws Exception {
    try (VaultStand vault = VaultStand.start(scene.directory)) {
      String settings = vault.settings().replace("timeout: 60", "timeout: 1");
      Path configuration = scene.fill(configured(scene, settings));
      vault.down(true);
      return scene.start(configuration);
    }
  }

  private static SQLException wrongVault(Scene scene) throws Exception {
    try (AzureStand azure = AzureStand.startVault(scene.directory)) {
      azure.nameAnotherVault();
      return scene.start(configured(scene, azure.settings()));
    }
  }

  private static SQLException disabledKey(Scene scene) throws Exception {
    try (AzureStand azure = AzureStand.startHsm(scene.directory)) {
      Path configuration = scene.fill(configured(scene, azure.settings()));
      azure.disableKey();
      return scene.start(configuration);
    }
  }

  private static SQLException clockSkew(Scene scene) throws Exception {
    try (KmsStand kms = KmsStand.start()) {
      Path configuration = scene.fill(configured(scene, kms.settings()));
      kms.clockAhead(Duration.ofMinutes(10));
      return scene.start(configuration);
    }
  }

  private static SQLException noPermission(Scene scene) throws Exception {
    try (KmsStand kms = KmsStand.start()) {
      Path configuration = scene.fill(configured(scene, kms.settings()));
      kms.deny("Decrypt");
      return scene.start(configuration);
    }
  }

  private static SQLException scheduledForDeletion(Scene scene) throws Exception {
    try (KmsStand kms = KmsStand.start()) {
      Path configuration = scene.fill(configured(scene, kms.settings()));
      kms.scheduleDeletion();
      return scene.start(configuration);
    }
  }

  private static Path configured(Scene scene, String settings) throws Exception {
    return scene.configurations.of(scene.stores.pinned(new Store("service", settings)));
  }
}
