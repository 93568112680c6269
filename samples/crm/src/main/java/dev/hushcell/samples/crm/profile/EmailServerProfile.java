package dev.hushcell.samples.crm.profile;

import dev.hushcell.Encrypted;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import dev.hushcell.samples.crm.text.FormText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * The servers that take and deliver the mail of some mailboxes, always over TLS, and perhaps one
 * sign-in for all of these mailboxes.
 */
@Entity
@SuppressWarnings("UnusedVariable") // what is never read here, the router reads by SQL
public class EmailServerProfile {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  private String name = "";
  private String incomingHost = "";
  private int incomingPort = 993;
  private String outgoingHost = "";
  private int outgoingPort = 465;

  /** Certificate to be trusted besides the public ones, in PEM; empty: none. */
  @Column(length = 8000)
  private String trustedCertificate = "";

  @Encrypted(search = Search.EQUALITY, compare = Compare.EXACT)
  private @Nullable String incomingUsername;

  @Encrypted private @Nullable String incomingPassword;

  @Encrypted(search = Search.EQUALITY, compare = Compare.EXACT)
  private @Nullable String outgoingUsername;

  @Encrypted private @Nullable String outgoingPassword;

  @Version private int version;

  /** Makes an empty profile. */
  public EmailServerProfile() {}

  public void change(ProfileForm form) {
    name = form.name();
    incomingHost = form.incomingHost();
    incomingPort = form.incomingPort();
    outgoingHost = form.outgoingHost();
    outgoingPort = form.outgoingPort();
    trustedCertificate = form.trustedCertificate().strip();
    incomingUsername = FormText.orNull(form.incomingUsername());
    outgoingUsername = FormText.orNull(form.outgoingUsername());
  }

  /** Names the profile and its servers. */
  public void serve(String newName, Server incoming, Server outgoing, String certificate) {
    name = newName;
    incomingHost = incoming.host();
    incomingPort = incoming.port();
    outgoingHost = outgoing.host();
    outgoingPort = outgoing.port();
    trustedCertificate = certificate;
  }

  public void setIncomingPassword(@Nullable String password) {
    incomingPassword = password;
  }

  public void setOutgoingPassword(@Nullable String password) {
    outgoingPassword = password;
  }

  public @Nullable Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public String getIncomingHost() {
    return incomingHost;
  }

  public int getIncomingPort() {
    return incomingPort;
  }

  public String getOutgoingHost() {
    return outgoingHost;
  }

  public int getOutgoingPort() {
    return outgoingPort;
  }

  public String getTrustedCertificate() {
    return trustedCertificate;
  }

  public @Nullable String getIncomingUsername() {
    return incomingUsername;
  }

  public @Nullable String getOutgoingUsername() {
    return outgoingUsername;
  }

  /**
   * Where a server listens.
   *
   * @param host its name, as its certificate has it
   * @param port its port
   */
  public record Server(String host, int port) {}

  public int getVersion() {
    return version;
  }
}
