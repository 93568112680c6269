package dev.hushcell.samples.crm.router.mail;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The inbox of a mailbox, read over IMAP and left as it is: nothing is deleted or marked. */
public final class Inbox implements AutoCloseable {
  private final Store store;
  private final Folder folder;
  private final UIDFolder numbers;

  private Inbox(Store store, Folder folder) {
    this.store = store;
    this.folder = folder;
    this.numbers = (UIDFolder) folder;
  }

  /** Signs in and opens the folder. */
  public static Inbox open(MailServer server, Credentials credentials, Duration patience)
      throws MessagingException {
    Store store =
        new MailSessions(patience).session(MailSessions.READING, server).getStore("imaps");
    store.connect(server.host(), server.port(), credentials.username(), credentials.password());
    try {
      Folder folder = store.getFolder("INBOX");
      folder.open(Folder.READ_ONLY);
      return new Inbox(store, folder);
    } catch (MessagingException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Returns what numbers of messages are relative to; when it changes, all of them changed. */
  public long uidValidity() throws MessagingException {
    return numbers.getUIDValidity();
  }

  /** Returns the oldest mails with greater numbers, in order. */
  public List<IncomingMail> after(long uid, int most) throws MessagingException {
    Message[] found = numbers.getMessagesByUID(uid + 1, UIDFolder.LASTUID);
    FetchProfile needed = new FetchProfile();
    needed.add(UIDFolder.FetchProfileItem.UID);
    needed.add(FetchProfile.Item.ENVELOPE);
    folder.fetch(found, needed);
    List<IncomingMail> mails = new ArrayList<>();
    for (Message message : found) {
      long number = message == null ? -1 : numbers.getUID(message);
      // A server answers with the last message when there is none after the number.
      if (number > uid && mails.size() < most && message instanceof MimeMessage mime) {
        mails.add(MailReader.read(mime, number, uidValidity()));
      }
    }
    return mails;
  }

  @Override
  public void close() throws MessagingException {
    store.close();
  }
}
