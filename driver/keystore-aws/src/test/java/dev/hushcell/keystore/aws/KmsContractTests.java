package dev.hushcell.keystore.aws;

import dev.hushcell.keystore.KeyWrapper;
import dev.hushcell.testkit.KeyStoreContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class KmsContractTests extends KeyStoreContract {
  private KmsDouble server;
  private KmsDouble stranger;

  @BeforeEach
  void start() throws Exception {
    server = KmsDouble.start();
    stranger = KmsDouble.start();
    server.kms.make("alias/crm-master");
    stranger.kms.make("alias/crm-master");
  }

  @AfterEach
  void stop() {
    server.close();
    stranger.close();
    KmsSetup.signOut();
  }

  @Override
  public KeyWrapper open() throws Exception {
    return KmsSetup.of(server).open();
  }

  @Override
  public KeyWrapper openStranger() throws Exception {
    return KmsSetup.of(stranger).open();
  }

  @Override
  public List<String> secrets() {
    return List.of(Signatures.SECRET_KEY);
  }

  @Override
  public boolean namesKeys() {
    return true;
  }

  @Override
  public boolean keepsPins() {
    return false;
  }

  @Override
  public Optional<Disturbance> outage() {
    server.down = true;
    return Optional.of(() -> server.down = false);
  }

  @Override
  public Optional<Disturbance> denial() {
    server.denied.addAll(List.of("Encrypt", "Decrypt"));
    return Optional.of(server.denied::clear);
  }
}
