# Finds records whose field is blank, and renders a report's page as plain text.
use strict;
use warnings;
use Digest::SHA qw(sha256_hex);
use JSON::PP;
use MIME::Base64 qw(decode_base64 encode_base64);

use constant CHUNK => 49_152;

binmode STDIN, ':raw';
binmode STDOUT, ':raw';
$/ = "\n";

my $json = JSON::PP->new->utf8->canonical->max_depth(64);
my ($id, $sent) = (undef, 0);

sub refuse { die {code => $_[0], message => $_[1]} }

sub say_message { print STDOUT $json->encode({jsonrpc => '2.0', @_}), "\n" or exit 1 }

sub item {
  my ($method, %params) = @_;
  say_message(method => $method, params => {map { defined $params{$_} ? ($_ => $params{$_}) : () } keys %params});
  $sent++;
}

sub message {
  my $line = <STDIN>;
  return undef unless defined $line;
  my $message = eval { $json->decode($line) };
  refuse(-32602, 'A line is no message.') unless ref $message eq 'HASH';
  return $message;
}

# Calls back for each item; dies unless the end is there and counts them.
sub each_item {
  my ($take) = @_;
  my $count = 0;
  while (my $message = message()) {
    my ($method, $params) = @$message{qw(method params)};
    $method //= '';
    refuse(-32602, "$method has no params.") unless ref $params eq 'HASH';
    if ($method eq 'end') {
      refuse(1, "$params->{items} items were announced, $count came.") if $params->{items} != $count;
      return;
    }
    next if $method eq 'progress';
    $count++;
    $take->($method, $params);
  }
  refuse(1, 'The input ends before its end message.');
}

sub check {
  my ($settings) = @_;
  my $field = $settings->{field} // 'description';
  each_item(sub {
    my ($method, $params) = @_;
    refuse(-32602, "$method has no place here.") if $method ne 'record';
    my $value = $params->{fields}{$field};
    return if defined $value && $value =~ /\S/;
    item('finding', severity => 'info', rule => 'field.blank', message => "The field $field is blank.",
      ref => $params->{ref}, field => $field);
  });
}

sub render {
  my (%files, $name);
  each_item(sub {
    my ($method, $params) = @_;
    if ($method eq 'file') {
      $name = $params->{name};
      $files{$name} = {content => '', bytes => $params->{bytes}, sha256 => $params->{sha256}};
    } elsif ($method eq 'chunk' && defined $name) {
      $files{$name}{content} .= decode_base64($params->{base64});
    } else {
      refuse(-32602, "$method has no place here.");
    }
  });
  for my $file (values %files) {
    refuse(1, 'A file is damaged.')
      if length $file->{content} != $file->{bytes} || sha256_hex($file->{content}) ne $file->{sha256};
  }
  my $page = $files{'report.html'} or refuse(-32602, 'The report has no report.html.');
  my $text = $page->{content};
  $text =~ s/<(style|script).*?<\/\1>//gis;
  $text =~ s/<[^>]*>/ /g;
  $text =~ s/[ \t]+/ /g;
  item('file', name => 'report.txt', mediaType => 'text/plain', bytes => length $text,
    sha256 => sha256_hex($text));
  for (my $begin = 0; $begin < length $text; $begin += CHUNK) {
    item('chunk', base64 => encode_base64(substr($text, $begin, CHUNK), ''));
  }
}

my %hooks = ('record.check' => \&check, 'report.render' => \&render);

eval {
  my $request = message() // refuse(-32602, 'There is no request.');
  refuse(-32602, 'The first line is no request.') unless defined $request->{id} && ref $request->{params} eq 'HASH';
  $id = $request->{id};
  my $hook = $hooks{$request->{method} // ''} or refuse(-32601, 'This plugin does not know the method.');
  refuse(-32602, 'This plugin speaks version 1.') if ($request->{params}{protocol} // 0) != 1;
  $hook->($request->{params}{settings} // {});
  say_message(id => $id, result => {items => $sent});
  1;
} or do {
  my $fault = $@;
  die $fault unless ref $fault eq 'HASH';
  say_message(id => $id, error => $fault);
};
