// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Glibc
import Notation

/// What the program asks of the machine it runs on: the terminal, the clock, the environment and
/// secret files. The only place of the command line where C is called.
enum Terminal {
    /// Whether standard output is a terminal: colours and width are for people.
    static var isInteractive: Bool { isatty(STDOUT_FILENO) == 1 && variable("NO_COLOR") == nil }

    /// Whether progress may be drawn on standard error.
    static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }

    /// How wide the terminal is, in columns.
    static var columns: Int {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else {
            return 100
        }
        return Int(size.ws_col)
    }

    /// A variable of the environment.
    static func variable(_ name: String) -> String? {
        let value = unsafe getenv(name).map { unsafe String(cString: $0) }
        return value?.utf8.isEmpty == true ? nil : value
    }

    /// The machine's clock. `FEUILLET_NOW`, an RFC 3339 instant, stands in for it in rehearsals.
    static func now() -> Timestamp {
        if let text = variable("FEUILLET_NOW"), let instant = Timestamp(text) { return instant }
        return Timestamp(seconds: Int64(time(nil)))
    }

    /// The day by the machine's clock and its time zone: what people call today.
    static var today: CivilDate? {
        var instant = time_t(now().seconds)
        var parts = unsafe tm()
        guard unsafe localtime_r(&instant, &parts) != nil else { return nil }
        return unsafe CivilDate(
            year: Int(parts.tm_year) + 1900,
            month: Int(parts.tm_mon) + 1,
            day: Int(parts.tm_mday)
        )
    }

    /// Writes to standard error.
    static func complain(_ text: String) { put(Array(text.utf8), to: STDERR_FILENO) }

    /// Writes bytes to standard output. A reader who went away wants no more; any other failure ends the program,
    /// for what was asked for is not there.
    static func output(_ bytes: [UInt8]) {
        guard let error = put(bytes, to: STDOUT_FILENO), error != EPIPE else { return }
        let reason = SystemText.reason(error)
        complain(
            Speech.say(
                "feuillet: la sortie n'a pas pu être écrite en entier (\(reason)) ; écrivez dans un fichier, ou ailleurs\n",
                "feuillet: the output could not be written whole (\(reason)); write to a file, or elsewhere\n"
            )
        )
        exit(CommandError.Code.storage.rawValue)
    }

    /// - Returns: why not all was written, if so.
    @discardableResult
    private static func put(_ whole: [UInt8], to file: Int32) -> Int32? {
        var bytes = whole[...]
        while !bytes.isEmpty {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe write(file, $0.baseAddress, $0.count)
            }
            guard count > 0 else { return count == 0 ? EIO : errno }
            bytes = bytes.dropFirst(count)
        }
        return nil
    }

    /// Errors of writing come back as errors, not as signals that end the program half-way.
    static func ignoreSignals() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        // No core file: it could hold a key.
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    }

    /// The fewest files that the program must be able to hold open. It needs a dozen, and one or two more
    /// for each core; the threads of the system's library end the process where they can open none.
    static var requiredFileCount: UInt {
        UInt(max(64, 16 + 2 * sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    }

    /// Whether the system lets the program hold its files open; asks for more where it may.
    static func canHoldFilesOpen() -> Bool {
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard unsafe getrlimit(resource, &limit) == 0 else { return false }
        let wanted = requiredFileCount
        guard limit.rlim_cur < wanted else { return true }
        guard limit.rlim_max >= wanted else { return false }
        limit.rlim_cur = wanted
        return unsafe setrlimit(resource, &limit) == 0
    }

    // MARK: Secrets

    /// Why a secret file cannot be used.
    enum SecretProblem: Error {
        case system(Int32)
        case readableByOthers
        case notOwned
        case tooLong
    }

    /// The longest secret file, in bytes.
    private static let maximumSecretByteCount = 16 << 10

    /// Reads a key or a passphrase, which no one else may be able to read.
    static func readSecret(_ path: String) throws(SecretProblem) -> SecretBytes {
        // A pipe in place of a file must not make the program wait.
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw .system(errno) }
        defer { close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0 else { throw .system(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .system(EINVAL) }
        guard status.st_mode & 0o077 == 0 else { throw .readableByOthers }
        guard status.st_uid == geteuid() else { throw .notOwned }
        let count = Int(status.st_size)
        guard count <= maximumSecretByteCount else { throw .tooLong }
        return try SecretBytes(count: count) { span throws(SecretProblem) in
            let read = unsafe span.withUnsafeMutableBufferPointer {
                unsafe Glibc.read(file, $0.baseAddress, $0.count)
            }
            guard read == count else { throw .system(read < 0 ? errno : EIO) }
        }
    }

    /// Writes a key to a new file that only its owner can read.
    static func writeSecret(_ secret: borrowing SecretBytes, to path: String) throws(SecretProblem)
    {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .system(errno) }
        defer { close(file) }
        let count = secret.count
        let written = secret.withSpan { span in
            unsafe span.withUnsafeBufferPointer { unsafe write(file, $0.baseAddress, $0.count) }
        }
        guard written == count, fsync(file) == 0 else { throw .system(errno) }
    }

    /// Asks for a passphrase without showing it; nothing if no one is there to answer.
    static func askPassphrase(_ prompt: String) -> SecretBytes? {
        guard isatty(STDIN_FILENO) == 1 else { return nil }
        complain(prompt)
        var settings = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
        // The key that interrupts ends the line instead: a signal would leave the terminal mute.
        let interrupt: UInt8 = 0x03
        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
        unsafe withUnsafeMutableBytes(of: &silent.c_cc) { unsafe $0[Int(VEOL)] = interrupt }
        unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        var line = [UInt8](repeating: 0, count: 4096)
        let count = unsafe line.withUnsafeMutableBytes {
            unsafe read(STDIN_FILENO, $0.baseAddress, $0.count)
        }
        unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
        complain("\n")
        defer {
            unsafe line.withUnsafeMutableBytes { bytes in
                if let start = bytes.baseAddress { unsafe explicit_bzero(start, bytes.count) }
            }
        }
        guard count > 0 else { return nil }
        if line[count - 1] == interrupt {
            signal(SIGINT, SIG_DFL)
            raise(SIGINT)
        }
        return SecretBytes(copying: Array(line[..<count].prefix { $0 != 0x0A }))
    }

    /// The error number of a file that is there already.
    static let alreadyExists = EEXIST
    /// The error number of a file that is not there.
    static let doesNotExist = ENOENT

    /// The system's words for an error number.
    static func words(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }

    /// The folder that relative paths start from; nothing if it is gone. The variable `PWD` may say something else.
    static var folder: String {
        guard let path = unsafe getcwd(nil, 0) else { return "" }
        defer { unsafe free(path) }
        return unsafe String(cString: path)
    }

    /// Makes a folder if it is not there; only its owner can enter it.
    static func makePrivateFolder(_ path: String) throws(SecretProblem) {
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .system(errno) }
    }
}
