package dev.hushcell.keystore.aws;

import java.io.IOException;
import java.time.Duration;

/** A double with a key, and what a configuration says to use it; for the tests of other modules. */
public final class KmsStand implements AutoCloseable {
  private static final String ALIAS = "alias/crm-master";

  private final KmsDouble server;
  private final KmsEngine.Key key;

  private KmsStand(KmsDouble server) {
    this.server = server;
    this.key = server.kms.make(ALIAS);
  }

  /** Starts a double; the credentials for it are set for this process. */
  public static KmsStand start() throws IOException {
    KmsSetup.signInAs(Signatures.ACCESS_KEY, Signatures.SECRET_KEY);
    return new KmsStand(KmsDouble.start());
  }

  /** Returns the lines of a key store in a configuration. */
  public String settings() {
    return """
        type: aws-kms
        region: eu-central-1
        endpoint: %s
        key: %s
        timeout: 60
        """
        .formatted(server.endpoint(), ALIAS);
  }

  /** Lets the clock of the service differ from that of this machine. */
  public void clockAhead(Duration ahead) {
    server.signatures.ahead = ahead;
  }

  /** Takes the permission for an action from the policy. */
  public void deny(String action) {
    server.denied.add(action);
  }

  /** Schedules the deletion of the key with the tools of the service. */
  public void scheduleDeletion() {
    key.metadata.put("KeyState", "PendingDeletion");
    key.metadata.put("Enabled", false);
  }

  /** Lets the waiting time of keys to be deleted pass. */
  public void deleteWhatIsDue() {
    server.kms.deleteWhatIsDue();
  }

  @Override
  public void close() {
    server.close();
    KmsSetup.signOut();
  }
}
