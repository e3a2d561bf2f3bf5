package org.reperio.ui.account;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages for accounts. */
@MessageBundle("account")
public interface AccountMessages {

  @Message("Sign in")
  String signIn();

  @Message("Sign out")
  String signOut();

  @Message("Register")
  String register();

  @Message("No account yet? Register")
  String toRegister();

  @Message("Forgot your password, or never had one?")
  String toReset();

  @Message("E-mail address")
  String email();

  @Message("Password")
  String password();

  @Message("New password")
  String newPassword();

  @Message("Current password")
  String presentPassword();

  @Message("Your name")
  String name();

  @Message("A long one that you use nowhere else. Several words are easy to remember.")
  String passwordHint();

  @Message("I accept the terms of this site.")
  String terms();

  @Message("Please correct this:")
  String problems();

  @Message("Send me a link")
  String sendLink();

  @Message("We mail you a link with which you create your account.")
  String registerText();

  @Message("Registration is closed. Ask the operator of this site for an account.")
  String registrationClosed();

  @Message("Check your mail")
  String mailedTitle();

  @Message("We sent a mail to {address}. It says how to go on.")
  String mailedText(String address);

  @Message("Create your account")
  String makeTitle();

  @Message("Create account")
  String make();

  @Message("Set a new password")
  String resetTitle();

  @Message("We mail you a link with which you set a new password.")
  String resetText();

  @Message("Set password")
  String setPassword();

  @Message("Your password is set")
  String setTitle();

  @Message("You are signed out everywhere. Sign in with the new password.")
  String setText();

  @Message("Security")
  String securityTitle();

  @Message("Where you are signed in")
  String sessionsTitle();

  @Message("This browser")
  String thisBrowser();

  @Message("Address")
  String address();

  @Message("Signed in")
  String since();

  @Message("Last used")
  String seen();

  @Message("Sign out everywhere else")
  String endOthers();

  @Message("Change your password")
  String changeTitle();

  @Message("Change password")
  String change();

  @Message("All other browsers are signed out then.")
  String changeText();

  @Message("Your account")
  String menu();

  @Message("End")
  String end();

  @Message("Settings of your account")
  String settings();

  @Message("Profile")
  String profileTitle();

  @Message("Save")
  String save();

  @Message("Change your address")
  String addressTitle();

  @Message("Your address is {address}. We mail a link to the new one.")
  String addressText(String address);

  @Message("New e-mail address")
  String newAddress();

  @Message("Use this address")
  String useAddress();

  @Message("Your account has this address now.")
  String addressedText();

  @Message("Programs")
  String tokensTitle();

  @Message(
      "A token lets a program act in your name. Create one for each program, and end it when the program no longer needs it.")
  String tokensText();

  @Message("You have no tokens.")
  String noTokens();

  @Message("What it is for")
  String tokenName();

  @Message("Expires after")
  String tokenExpires();

  @Message("Leave it empty for a token that does not end by itself.")
  String tokenExpiresHint();

  @Message("Create a token")
  String makeToken();

  @Message("Created")
  String made();

  @Message("never ends")
  String never();

  @Message("ended")
  String ended();

  @Message("Your new token")
  String newToken();

  @Message("Copy it now: it is not shown again.")
  String newTokenText();

  @Message("Back to your tokens")
  String toTokens();

  @Message("Two-step sign-in")
  String twoStepTitle();

  @Message(
      "Signing in then takes a code beside your password: from an app on your phone such as Aegis, FreeOTP or Google Authenticator. Who learns your password alone cannot get in.")
  String twoStepText();

  @Message("On since {since}: signing in takes a code or a passkey beside your password.")
  String twoStepOn(String since);

  @Message("Off: your password alone opens your account.")
  String twoStepIsOff();

  @Message("Turn on two-step sign-in")
  String twoStepTurnOn();

  @Message("Change two-step sign-in")
  String twoStepChange();

  @Message("Without two-step sign-in")
  String twoStepEnd();

  @Message(
      "Your password alone opens your account then; your app, passkeys and recovery codes end.")
  String twoStepEndText();

  @Message("Turn off two-step sign-in")
  String twoStepTurnOff();

  @Message("Authenticator app")
  String appTitle();

  @Message("Set up since {since}: its codes open your account beside your password.")
  String appSince(String since);

  @Message("Set up an app")
  String appSetUp();

  @Message("Set up your app")
  String enrolTitle();

  @Message("Scan this with your app.")
  String enrolScan();

  @Message("A QR code with the key that stands below it")
  String enrolPicture();

  @Message("Or type this key:")
  String enrolType();

  @Message("Type the code that the app shows now.")
  String enrolCode();

  @Message("Code")
  String code();

  @Message("Your code")
  String codeTitle();

  @Message("The six digits that your app shows now, or one of your recovery codes.")
  String codeHint();

  @Message("One of your recovery codes.")
  String recoveryHint();

  @Message("Passkey")
  String passkey();

  @Message("Passkeys")
  String passkeysTitle();

  @Message(
      "A passkey is kept by your phone, your computer, a security key or a password manager. You unlock it there; there is no code to type.")
  String passkeysText();

  @Message("Add a passkey")
  String passkeyAdd();

  @Message("Name")
  String passkeyName();

  @Message("By which you will know it again, such as the device that keeps it.")
  String passkeyNameHint();

  @Message("Create the passkey")
  String passkeyCreate();

  @Message("Use a passkey")
  String passkeyUse();

  @Message("Or a code")
  String codeInstead();

  @Message("Added: {created}")
  String passkeyAdded(String created);

  @Message("last used: {used}")
  String lastUsed(String used);

  @Message("never used")
  String unused();

  @Message("Remove")
  String passkeyRemove();

  @Message("Remove: {name}")
  String passkeyRemoveNamed(String name);

  @Message(
      "This browser cannot use passkeys here: they need JavaScript, and a recent version of the browser.")
  String passkeyUnable();

  @Message("That did not work, or it was cancelled. Try once more.")
  String passkeyFailed();

  @Message("Sign in as somebody else")
  String codeAgain();

  @Message("Recovery codes")
  String recoveryTitle();

  @Message(
      "{#if left == 1}1 recovery code is left.{#else}{left} recovery codes are left.{/if} Each opens your account once, when you have lost your app or passkey.")
  String recoveryLeft(int left);

  @Message("Create new recovery codes")
  String recoveryRenew();

  @Message("Your recovery codes")
  String recoveryNew();

  @Message(
      "Print or copy them now: they are not shown again. Each opens your account once, beside your password, when you have lost your app or passkey. Earlier codes no longer work.")
  String recoveryText();

  @Message("I have kept them")
  String recoveryKept();
}
