package dev.hushcell.samples.crm.demo;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;

/** GreenMail's SMTP server, which by itself takes mail from anybody: who sends must sign in. */
final class AuthenticatedSmtp extends SmtpServer {
  AuthenticatedSmtp(ServerSetup setup, Managers managers) {
    super(setup, managers);
  }

  @Override
  protected ProtocolHandler createProtocolHandler(Socket client) {
    return new SmtpHandler(new Commands(), managers.getSmtpManager(), client);
  }

  private static final class Commands extends SmtpCommandRegistry {
    @Override
    public SmtpCommand getCommand(String name) {
      SmtpCommand command = super.getCommand(name);
      return name.equals("MAIL") ? new SignedInOnly() : command;
    }
  }

  private static final class SignedInOnly extends com.icegreen.greenmail.smtp.commands.MailCommand {
    @Override
    public void execute(
        SmtpConnection connection, SmtpState state, SmtpManager manager, String line) {
      if (connection.isAuthenticated()) {
        super.execute(connection, state, manager, line);
      } else {
        connection.send("530 5.7.0 Authentication required");
      }
    }
  }
}
