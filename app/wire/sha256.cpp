#include "wire/sha256.h"

#include <openssl/evp.h>

namespace lifeline {

std::array<char, sha256Size> sha256(std::string_view bytes)
{
    std::array<char, sha256Size> sum{};
    EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(sum.data()), nullptr,
               EVP_sha256(), nullptr);
    return sum;
}

} // namespace lifeline
